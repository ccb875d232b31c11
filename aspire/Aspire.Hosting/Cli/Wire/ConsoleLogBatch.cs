namespace Aspire.Hosting.Cli.Wire;

/// <summary>Some lines.</summary>
/// <param name="Lines">The lines, in the order of their resource's log.</param>
internal sealed record ConsoleLogBatch(IReadOnlyList<ConsoleLogLine> Lines);
