namespace FooBar.ServiceDefaults.Database;

/// <summary>What is known of one server.</summary>
internal sealed record ServerView
{
    /// <summary>Nothing.</summary>
    public static readonly ServerView Nothing = new();

    /// <summary>The newest observation; null before the first.</summary>
    public ServerObservation? Latest { get; init; }

    /// <summary>How far it was behind the primary at that moment.</summary>
    public TimeSpan Lag { get; init; }

    /// <summary>Whether reads avoid it: it was away or behind, and has not been sound for long enough since.</summary>
    public bool IsEvicted { get; init; }

    /// <summary>How many observations in a row, up to the newest, found it sound while it was evicted.</summary>
    public int Sound { get; init; }
}
