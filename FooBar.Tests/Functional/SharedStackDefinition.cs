namespace FooBar.Tests.Functional;

/// <summary>Tests that share the running stack, one after another. Each leaves it as it found it.</summary>
[CollectionDefinition(Name)]
public sealed class SharedStackDefinition : ICollectionFixture<StackFixture>
{
    /// <summary>The collection's name.</summary>
    public const string Name = "Stack";
}
