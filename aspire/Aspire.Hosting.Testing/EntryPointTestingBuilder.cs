namespace Aspire.Hosting.Testing;

/// <summary>The composition of an AppHost's entry point.</summary>
internal sealed class EntryPointTestingBuilder(TestedEntryPoint entryPoint, DistributedApplicationBuilder builder) : TestingBuilder(builder)
{
    public override Task<DistributedApplication> BuildAsync(CancellationToken cancellationToken = default) => entryPoint.BuildAsync(cancellationToken);

    public override ValueTask DisposeAsync() => entryPoint.DisposeAsync();
}
