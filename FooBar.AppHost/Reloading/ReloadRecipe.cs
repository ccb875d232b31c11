namespace FooBar.AppHost.Reloading;

/// <summary>How a server in a container takes a changed configuration without dropping a request.</summary>
internal sealed record ReloadRecipe
{
    /// <summary>The folder of this machine with the files that people edit.</summary>
    public required string SourceFolder { get; init; }

    /// <summary>The folder of the container that they are copied to.</summary>
    public required string TargetFolder { get; init; }

    /// <summary>The server's own checker: the command for a folder that holds the new files.</summary>
    public required Func<string, string[]> Check { get; init; }

    /// <summary>The signal on which the server starts new workers and lets the old ones finish.</summary>
    public required string Signal { get; init; }

    /// <summary>What tells the workers of a container that serve now from those before; null when it cannot be told.</summary>
    public required Func<string, CancellationToken, Task<string?>> Generation { get; init; }

    /// <summary>Remembers of a server what its new workers would not know, and returns what tells them. Default: nothing.</summary>
    public Func<ExecuteCommandContext, string, Task<Func<Task>>>? Remember { get; init; }
}
