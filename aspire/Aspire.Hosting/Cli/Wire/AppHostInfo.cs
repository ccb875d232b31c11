namespace Aspire.Hosting.Cli.Wire;

/// <summary>Who answers, in the words of the second version of the protocol.</summary>
internal sealed record AppHostInfo
{
    /// <summary>The process, as a text.</summary>
    public required string Pid { get; init; }

    /// <summary>The version of Aspire.</summary>
    public required string AspireHostVersion { get; init; }

    /// <summary>The project file.</summary>
    public required string AppHostPath { get; init; }

    /// <summary>The process of the <c>aspire</c> command that started it; null when something else did.</summary>
    public int? CliProcessId { get; init; }

    /// <summary>When it started.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>That command's log.</summary>
    public string? CliLogFilePath { get; init; }
}
