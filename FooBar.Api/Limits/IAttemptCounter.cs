namespace FooBar.Api.Limits;

/// <summary>Counts attempts, for all application servers together.</summary>
internal interface IAttemptCounter
{
    /// <summary>Counts an attempt and returns how many there were in that window, this one included.</summary>
    /// <param name="key">16 bytes that stand for who tries what.</param>
    /// <param name="windowStart">When the window began, in UTC.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task<int> CountAsync(byte[] key, DateTime windowStart, CancellationToken cancellationToken);
}
