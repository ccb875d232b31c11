using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Testing;

namespace FooBar.Tests.Functional;

[Collection(SharedStackDefinition.Name)]
[Trait("Category", "Functional")]
public sealed class LifetimeTests(StackFixture stack)
{
    private static readonly string[] Containers = ["lb", "web", "mysql-1", "mysql-2"];

    [Fact]
    public async Task SecondStack_BesideTheFirst_ServesAndLeavesNothingBehind()
    {
        using var deadline = new CancellationTokenSource(StackFixture.Patience);
        var builder = await DistributedApplicationTestingBuilder.CreateAsync<Projects.FooBar_AppHost>(StackFixture.IsolatedArguments(), deadline.Token);
        LogFile.Keep(builder, "lifetime");
        string[] containers;
        string network;
        await using (var app = await builder.BuildAsync(deadline.Token))
        {
            await app.StartAsync(deadline.Token);
            await Task.WhenAll(StackFixture.UnwatchedNames.Select(name => app.ResourceNotifications.WaitForResourceHealthyAsync(name, deadline.Token)));
            Assert.NotEqual(stack.App.GetEndpoint("lb", "https"), app.GetEndpoint("lb", "https"));
            using var client = app.CreateHttpClient("api-2", "http");
            using var response = await client.GetAsync("/api/threads", deadline.Token);
            response.EnsureSuccessStatusCode();
            containers = [.. Containers.Select(name => StackFixture.ContainerId(app, name))];
            network = (await Engine.RunAsync("inspect", "--format", "{{range $name, $_ := .NetworkSettings.Networks}}{{$name}}{{end}}", containers[0])).Trim();
            Assert.Empty(containers.Except(await ContainersAsync()));
        }

        Assert.Empty(containers.Intersect(await ContainersAsync()));
        Assert.DoesNotContain(network, (await Engine.RunAsync("network", "ls", "--format", "{{.Name}}")).Split('\n'));
    }

    private static async Task<string[]> ContainersAsync() => (await Engine.RunAsync("ps", "--all", "--no-trunc", "--format", "{{.ID}}")).Split('\n');
}
