namespace FooBar.Chaos.Load;

/// <summary>A post that the site has acknowledged.</summary>
/// <param name="Key">Its idempotency key, which is its text too.</param>
/// <param name="Id">The number that it was given.</param>
/// <param name="Sent">When the request was sent.</param>
/// <param name="Acknowledged">When the answer came.</param>
/// <param name="Server">The database server that took it; null when the answer does not say.</param>
internal sealed record Acknowledgement(string Key, long Id, TimeSpan Sent, TimeSpan Acknowledged, string? Server);
