using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Testing;

namespace FooBar.Tests.Functional;

[Collection(SharedStackDefinition.Name)]
[Trait("Category", "Functional")]
public sealed class LifetimeTests(StackFixture stack)
{
    [Fact]
    public async Task SecondStack_BesideTheFirst_ServesAndLeavesNothingBehind()
    {
        var containersBefore = await ContainersAsync();
        var networksBefore = await Engine.RunAsync("network", "ls", "--format", "{{.ID}}");
        using var deadline = new CancellationTokenSource(StackFixture.Patience);
        var builder = await DistributedApplicationTestingBuilder.CreateAsync<Projects.FooBar_AppHost>(StackFixture.IsolatedArguments(), deadline.Token);
        await using (var app = await builder.BuildAsync(deadline.Token))
        {
            await app.StartAsync(deadline.Token);
            await Task.WhenAll(StackFixture.ResourceNames.Select(name => app.ResourceNotifications.WaitForResourceHealthyAsync(name, deadline.Token)));
            Assert.NotEqual(stack.App.GetEndpoint("lb", "https"), app.GetEndpoint("lb", "https"));
            using var client = app.CreateHttpClient("api-2", "http");
            using var response = await client.GetAsync("/api/threads", deadline.Token);
            response.EnsureSuccessStatusCode();
            Assert.NotEqual(containersBefore, await ContainersAsync());
        }

        Assert.Equal(containersBefore, await ContainersAsync());
        Assert.Equal(networksBefore, await Engine.RunAsync("network", "ls", "--format", "{{.ID}}"));
    }

    private static async Task<string> ContainersAsync() =>
        string.Join('\n', (await Engine.RunAsync("ps", "--all", "--format", "{{.ID}}")).Split('\n').Order(StringComparer.Ordinal));
}
