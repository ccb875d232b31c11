namespace FooBar.Tests.Functional.Faults;

/// <summary>The tests that share the stack whose alerts come soon; each leaves it as it found it.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class AlertFixtureDefinition : ICollectionFixture<AlertFixture>
{
    public const string Name = "Alerts";
}
