namespace FooBar.Sentinel.Observation;

/// <summary>How a server answers this sentinel.</summary>
internal enum Reach
{
    /// <summary>Not asked yet, or what was seen is too old to count.</summary>
    Unknown,

    /// <summary>It answers questions.</summary>
    Answering,

    /// <summary>It answers, but lets nobody in: too many connections, or the account is refused. It is not dead.</summary>
    Busy,

    /// <summary>Nobody listens at its address, or the connection broke.</summary>
    Refused,

    /// <summary>Nothing came back before the deadline.</summary>
    Silent,
}
