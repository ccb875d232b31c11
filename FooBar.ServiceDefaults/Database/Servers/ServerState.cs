namespace FooBar.ServiceDefaults.Database;

/// <summary>What a server was last seen to be. What a caller wants is a <see cref="DatabaseIntent"/>.</summary>
internal enum ServerState
{
    /// <summary>Nothing is known, or what was seen is too old to count.</summary>
    Unknown,

    /// <summary>It takes writes, and nobody was heard of a newer epoch.</summary>
    Primary,

    /// <summary>It answers and takes no writes.</summary>
    Replica,

    /// <summary>It takes writes in an epoch that is over: what it says is not to be believed.</summary>
    Rejected,

    /// <summary>It turns the application away.</summary>
    Offline,

    /// <summary>It did not answer.</summary>
    Unavailable,
}
