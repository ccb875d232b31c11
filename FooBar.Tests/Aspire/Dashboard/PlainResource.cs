using Aspire.Hosting.ApplicationModel;

namespace FooBar.Tests.Aspire.Dashboard;

/// <summary>A resource with a name and nothing else.</summary>
internal sealed class PlainResource(string name) : Resource(name)
{
    public PlainResource WithCommand(
        string commandName,
        Func<ExecuteCommandContext, Task<ExecuteCommandResult>> execute,
        ResourceCommandState state = ResourceCommandState.Enabled,
        string? confirmation = null)
    {
        Annotations.Add(new ResourceCommandAnnotation(
            commandName, $"Display {commandName}", _ => state, execute, $"Describes {commandName}", confirmation, "Play", IconVariant.Filled, isHighlighted: true));
        return this;
    }
}
