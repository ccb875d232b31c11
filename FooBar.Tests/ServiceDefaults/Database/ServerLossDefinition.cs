namespace FooBar.Tests.ServiceDefaults.Database;

/// <summary>Tests in which the time that a server takes decides what happens: with no others beside them, which would take the machine's.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class ServerLossDefinition
{
    /// <summary>The collection's name.</summary>
    public const string Name = "Loss of a server";
}
