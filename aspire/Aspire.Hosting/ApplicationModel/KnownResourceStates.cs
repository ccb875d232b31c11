namespace Aspire.Hosting.ApplicationModel;

/// <summary>The states that every part understands.</summary>
public static class KnownResourceStates
{
    /// <summary>It is on its way up.</summary>
    public static readonly string Starting = nameof(Starting);

    /// <summary>It runs.</summary>
    public static readonly string Running = nameof(Running);

    /// <summary>It never ran.</summary>
    public static readonly string FailedToStart = nameof(FailedToStart);

    /// <summary>The container engine is away or ill.</summary>
    public static readonly string RuntimeUnhealthy = nameof(RuntimeUnhealthy);

    /// <summary>It was asked to stop.</summary>
    public static readonly string Stopping = nameof(Stopping);

    /// <summary>It ended: a container, or a process that was stopped.</summary>
    public static readonly string Exited = nameof(Exited);

    /// <summary>It ended by itself.</summary>
    public static readonly string Finished = nameof(Finished);

    /// <summary>It waits for others.</summary>
    public static readonly string Waiting = nameof(Waiting);

    /// <summary>It starts only when told to.</summary>
    public static readonly string NotStarted = nameof(NotStarted);

    /// <summary>A parameter without a value.</summary>
    public static readonly string ValueMissing = nameof(ValueMissing);

    /// <summary>A resource that does not start, such as a parameter, is there.</summary>
    public static readonly string Active = nameof(Active);

    /// <summary>The states of a resource that has ended.</summary>
    public static readonly IReadOnlyList<string> TerminalStates = [Finished, FailedToStart, Exited];
}
