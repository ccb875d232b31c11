namespace FooBar.ServiceDefaults.Resilience;

/// <summary>Work that is waited for only so long.</summary>
internal interface IBoundedWork<TResult>
{
    /// <summary>Does it. The token is cancelled once nobody waits for it any more, off the caller's path.</summary>
    Task<TResult> RunAsync(CancellationToken cancellationToken);

    /// <summary>For how long from now it is waited for; asked again when that is over. Zero or less gives it up.</summary>
    TimeSpan TimeLeft();
}
