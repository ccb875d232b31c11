namespace FooBar.Sentinel.Operator;

/// <summary>A command that waits for its turn.</summary>
/// <param name="Command">What to do.</param>
/// <param name="Server">To which server; null where it concerns none.</param>
/// <param name="Answer">Completed with what became of it.</param>
internal sealed record OperatorRequest(OperatorCommand Command, string? Server, TaskCompletionSource<OperatorAnswer> Answer);
