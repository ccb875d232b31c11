namespace Aspire.Hosting.Orchestration.Runtime;

/// <summary>One line of a workload's output.</summary>
/// <param name="Text">The line, without its end.</param>
/// <param name="IsStandardError">Whether it came from standard error.</param>
/// <param name="Timestamp">When it was written, where known.</param>
internal sealed record WorkloadLogLine(string Text, bool IsStandardError, DateTimeOffset? Timestamp);
