namespace FooBar.Chaos.Schedules;

/// <summary>What is done to a part of the stack.</summary>
internal enum FaultKind
{
    /// <summary>Its process is killed (SIGKILL) and, where nothing in the stack does so by itself, started again after a while.</summary>
    Kill,

    /// <summary>It is frozen for a while: its connections stay open, but it does nothing.</summary>
    Freeze,

    /// <summary>It is restarted.</summary>
    Restart,

    /// <summary>It leaves the network of the containers for a while: a database server and its peer do not reach each other.</summary>
    CutOff,

    /// <summary>The load balancer sends it nothing new for a while.</summary>
    Drain,

    /// <summary>It takes its configuration anew.</summary>
    Reload,

    /// <summary>The database servers swap their roles on purpose.</summary>
    Switchover,
}
