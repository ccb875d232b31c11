namespace FooBar.ServiceDefaults.Database;

/// <summary>What was last seen of a server. What a caller wants is a <see cref="DatabaseIntent"/>.</summary>
internal enum ServerState
{
    /// <summary>Nothing, or too long ago to count.</summary>
    Unknown,

    /// <summary>It answered.</summary>
    Available,

    /// <summary>It did not.</summary>
    Unavailable,
}
