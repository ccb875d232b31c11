namespace FooBar.Sentinel.Supervision;

internal static class TaskExtensions
{
    /// <summary>The task, or one that is done where there is none.</summary>
    public static Task OrCompleted(this Task? task) => task ?? Task.CompletedTask;
}
