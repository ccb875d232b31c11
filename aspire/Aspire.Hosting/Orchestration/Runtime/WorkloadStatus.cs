namespace Aspire.Hosting.Orchestration.Runtime;

/// <summary>One observation of a workload.</summary>
/// <param name="Name">The workload's name: unique in the application, the resource's name plus what makes it unique.</param>
/// <param name="State">Where it is in its life.</param>
internal sealed record WorkloadStatus(string Name, WorkloadState State)
{
    /// <summary>The exit code, once it has ended.</summary>
    public int? ExitCode { get; init; }

    /// <summary>When it started to run.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>When it ended.</summary>
    public DateTimeOffset? FinishedAt { get; init; }

    /// <summary>The engine's id of a container.</summary>
    public string? ContainerId { get; init; }

    /// <summary>The process id of a process.</summary>
    public int? ProcessId { get; init; }

    /// <summary>The arguments in effect, with ports filled in.</summary>
    public IReadOnlyList<string> EffectiveArguments { get; init; } = [];

    /// <summary>The environment in effect, with ports filled in.</summary>
    public IReadOnlyDictionary<string, string> EffectiveEnvironment { get; init; } = new Dictionary<string, string>();

    /// <summary>Why it failed, in words for a person; empty otherwise.</summary>
    public string Message { get; init; } = "";

    /// <summary>True when the workload no longer exists.</summary>
    public bool Deleted { get; init; }
}
