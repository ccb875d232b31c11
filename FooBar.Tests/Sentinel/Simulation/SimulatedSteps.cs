using FooBar.Sentinel.Transitions;

namespace FooBar.Tests.Sentinel.Simulation;

/// <summary>Lets things happen, and the sentinel die, before and after each step of a transition.</summary>
internal sealed class SimulatedSteps(Action<string> between) : ITransitionSteps
{
    public async Task RunAsync(string step, Func<Task> work)
    {
        between(step);
        await work();
        between(step);
    }
}
