namespace FooBar.Tests.Functional.Faults;

/// <summary>The tests whose servers run out of disk.</summary>
[CollectionDefinition(Name)]
public sealed class SmallDiskDefinition : ICollectionFixture<SmallDiskPair>
{
    public const string Name = "Faults of disks";
}
