namespace FooBar.Sentinel.Servers;

/// <summary>A server refused an operation or did not answer in time.</summary>
internal sealed class ServerOperationException(string server, string operation, Exception inner)
    : Exception($"{server}: {operation} failed: {inner.Message}", inner)
{
    /// <summary>The server's name.</summary>
    public string Server { get; } = server;
}
