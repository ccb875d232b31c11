using FooBar.ServiceDefaults.Database;

namespace FooBar.Tests.ServiceDefaults.Database;

/// <summary>A probe that says of its server what a test wants it to.</summary>
internal sealed class ScriptedProbe : IServerProbe
{
    /// <summary>What asking does.</summary>
    public required Func<CancellationToken, Task<ServerReading>> Asking { get; set; }

    public ServerReading Reading
    {
        set => Asking = _ => Task.FromResult(value);
    }

    public Exception Failure
    {
        set => Asking = _ => Task.FromException<ServerReading>(value);
    }

    public Task<ServerReading> ReadAsync(CancellationToken cancellationToken) => Asking(cancellationToken);

    public ValueTask DisposeAsync() => default;
}
