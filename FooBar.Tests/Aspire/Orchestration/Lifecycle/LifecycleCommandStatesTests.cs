using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Orchestration.Lifecycle;

namespace FooBar.Tests.Aspire.Orchestration.Lifecycle;

public sealed class LifecycleCommandStatesTests
{
    [Theory]
    [InlineData(null, "Disabled", "Hidden", "Disabled")]
    [InlineData("NotStarted", "Enabled", "Hidden", "Disabled")]
    [InlineData("Waiting", "Enabled", "Hidden", "Disabled")]
    [InlineData("Starting", "Disabled", "Hidden", "Disabled")]
    [InlineData("Running", "Hidden", "Enabled", "Enabled")]
    [InlineData("Stopping", "Hidden", "Disabled", "Disabled")]
    [InlineData("Exited", "Enabled", "Hidden", "Disabled")]
    [InlineData("Finished", "Enabled", "Hidden", "Disabled")]
    [InlineData("FailedToStart", "Enabled", "Hidden", "Disabled")]
    [InlineData("RuntimeUnhealthy", "Disabled", "Hidden", "Disabled")]
    [InlineData("Unknown", "Enabled", "Hidden", "Disabled")]
    public void Of_State_IsAsInAspire(string? state, string start, string stop, string restart)
    {
        Assert.Equal(start, LifecycleCommandStates.Of(KnownResourceCommands.StartCommand, state).ToString());
        Assert.Equal(stop, LifecycleCommandStates.Of(KnownResourceCommands.StopCommand, state).ToString());
        Assert.Equal(restart, LifecycleCommandStates.Of(KnownResourceCommands.RestartCommand, state).ToString());
    }
}
