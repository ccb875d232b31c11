namespace FooBar.Tests.Functional;

/// <summary>
/// Tests that share the running stack, one after another and with no others beside them: whoever makes or removes a container meanwhile takes the
/// time of the machine, and changes its network cards, on which a browser drops what it is loading. Each leaves the stack as it found it.
/// </summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class SharedStackDefinition : ICollectionFixture<StackFixture>
{
    /// <summary>The collection's name.</summary>
    public const string Name = "Stack";
}
