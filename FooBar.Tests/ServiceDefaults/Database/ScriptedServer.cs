using FooBar.ServiceDefaults.Database;

namespace FooBar.Tests.ServiceDefaults.Database;

/// <summary>A database server as a test says: what it says of itself, and how its connections open.</summary>
internal sealed class ScriptedServer(string name, ServerReading reading)
{
    public string Name => name;

    public ScriptedDataSource Connections { get; } = new(name);

    public ScriptedProbe Probe { get; } = new() { Asking = _ => Task.FromResult(reading) };

    public Func<CancellationToken, Task> Opening
    {
        set => Connections.Opening = value;
    }

    public int Opened => Connections.Opened;

    public int Closed => Connections.Closed;

    /// <summary>How often all connections of reads were thrown away.</summary>
    public int ReadsCleared { get; set; } = -1;

    /// <summary>How often all connections of writes were thrown away.</summary>
    public int WritesCleared { get; set; } = -1;

    /// <summary>How often all its connections were thrown away, those of reads and those of writes.</summary>
    public (int Reads, int Writes) Cleared => (ReadsCleared, WritesCleared);
}
