namespace FooBar.Sentinel.Transitions;

/// <summary>Runs the named steps of a transition and makes them visible.</summary>
internal interface ITransitionSteps
{
    /// <summary>Runs a step. What it throws comes through.</summary>
    Task RunAsync(string step, Func<Task> work);
}
