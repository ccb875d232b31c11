namespace FooBar.Tests.Functional.Faults;

/// <summary>The tests in which the way between the servers is at fault.</summary>
[CollectionDefinition(Name)]
public sealed class LinkedDefinition : ICollectionFixture<LinkedPair>
{
    public const string Name = "Faults of links";
}
