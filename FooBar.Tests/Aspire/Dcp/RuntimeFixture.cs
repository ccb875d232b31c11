namespace FooBar.Tests.Aspire.Dcp;

/// <summary>One runtime for all tests of a class.</summary>
public sealed class RuntimeFixture : IAsyncLifetime
{
    internal TestRuntime Test { get; private set; } = null!;

    public async Task InitializeAsync() => Test = await TestRuntime.StartAsync();

    public async Task DisposeAsync() => await Test.DisposeAsync();
}
