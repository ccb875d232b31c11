namespace FooBar.Tests.Functional.Faults;

/// <summary>The tests that share one pair of servers; each leaves it in step.</summary>
[CollectionDefinition(Name)]
public sealed class FaultDefinition : ICollectionFixture<FaultPair>
{
    public const string Name = "Faults";
}
