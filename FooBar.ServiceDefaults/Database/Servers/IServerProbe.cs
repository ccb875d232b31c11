namespace FooBar.ServiceDefaults.Database;

/// <summary>Asks one server what it is.</summary>
internal interface IServerProbe : IAsyncDisposable
{
    /// <summary>Asks. After an error, or when the wait for it was given up, the next call starts afresh.</summary>
    Task<ServerReading> ReadAsync(CancellationToken cancellationToken);
}
