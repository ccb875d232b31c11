using Aspire.Hosting.Dcp.Wire;
using Aspire.Hosting.Orchestration.Runtime;

namespace Aspire.Hosting.Dcp.Mapping;

/// <summary>Puts a process's specification into the orchestrator's words.</summary>
internal static class ProcessMapping
{
    public static DcpObject<ExecutableSpec, ExecutableStatus> ToObject(ProcessSpecification specification) => new()
    {
        Kind = DcpKind.Executable.Name,
        Metadata = new ObjectMetadata { Name = ObjectName.Of(specification.Name) },
        Spec = new ExecutableSpec
        {
            ExecutablePath = specification.ExecutablePath,
            WorkingDirectory = specification.WorkingDirectory,
            Args = TemplateText.Literal(specification.Arguments),
            Env = TemplateText.Literal(specification.Environment),
        },
    };
}
