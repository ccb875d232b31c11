namespace Aspire.Hosting.Dcp.Wire;

/// <summary>A kind of object of the orchestrator's API.</summary>
/// <param name="Name">The kind, as objects carry it.</param>
/// <param name="Plural">The kind, as addresses carry it.</param>
internal sealed record DcpKind(string Name, string Plural)
{
    public const string ApiVersion = "usvc-dev.developer.microsoft.com/v1";

    public static readonly DcpKind Container = new("Container", "containers");

    public static readonly DcpKind Executable = new("Executable", "executables");

    public static readonly DcpKind Network = new("ContainerNetwork", "containernetworks");
}
