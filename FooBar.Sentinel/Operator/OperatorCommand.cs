namespace FooBar.Sentinel.Operator;

/// <summary>What an operator can ask for.</summary>
internal enum OperatorCommand
{
    /// <summary>Swap the roles.</summary>
    Switchover,

    /// <summary>No automatic failover until resumed.</summary>
    Pause,

    /// <summary>Automatic failover again.</summary>
    Resume,

    /// <summary>Replace a replica's data by the primary's.</summary>
    Reclone,

    /// <summary>Make a server primary where nobody knows who is.</summary>
    Adopt,
}
