using FooBar.Sentinel.Decision;

namespace FooBar.Sentinel.Transitions;

/// <summary>A transition was not carried on, because it would not have been safe.</summary>
internal sealed class TransitionAbortedException(Finding finding, string message) : Exception(message)
{
    /// <summary>Why.</summary>
    public Finding Finding { get; } = finding;
}
