namespace Aspire.Hosting.Cli.Wire;

/// <summary>Who answers.</summary>
internal sealed record AppHostInformation
{
    /// <summary>The project file.</summary>
    public required string AppHostPath { get; init; }

    /// <summary>The process that <c>aspire stop</c> asks to end.</summary>
    public required int ProcessId { get; init; }

    /// <summary>When it started.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>By what the process is told from a later one with its number: no time of day.</summary>
    public DateTimeOffset? StableStartedAt { get; init; }

    /// <summary>The process of the <c>aspire</c> command that started it; null when something else did.</summary>
    public int? CliProcessId { get; init; }

    /// <summary>That command's log.</summary>
    public string? CliLogFilePath { get; init; }
}
