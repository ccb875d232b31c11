namespace FooBar.ServiceDefaults.Database;

/// <summary>What the router does with a failure.</summary>
internal enum FailureHandling
{
    /// <summary>The caller gets the error as it is.</summary>
    PassOn,

    /// <summary>The work is done again, on another server or later. When time is up: <see cref="GiveUp"/>.</summary>
    Repeat,

    /// <summary>The work is done again, on another server or later. When time is up, the caller gets the error as it is.</summary>
    RepeatThenPassOn,

    /// <summary>The caller gets a <see cref="DatabaseUnavailableException"/>.</summary>
    GiveUp,
}
