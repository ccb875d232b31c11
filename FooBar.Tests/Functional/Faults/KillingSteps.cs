using FooBar.Sentinel.Transitions;

namespace FooBar.Tests.Functional.Faults;

/// <summary>Ends the sentinel at a step, and lets a test do something at one.</summary>
internal sealed class KillingSteps(Func<string, Task> before) : ITransitionSteps
{
    public async Task RunAsync(string step, Func<Task> work)
    {
        await before(step);
        await work();
    }
}
