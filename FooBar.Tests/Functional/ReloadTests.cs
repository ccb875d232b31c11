using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Aspire.Hosting.Testing;
using FooBar.AppHost.HAProxy.Rotation;
using FooBar.AppHost.Reloading;

namespace FooBar.Tests.Functional;

[Collection(SharedStackDefinition.Name)]
[Trait("Category", "Functional")]
public sealed class ReloadTests(StackFixture stack)
{
    [Fact]
    public async Task LoadBalancer_ReloadedUnderSteadyLoad_FailsNoRequest_DoublesNoPost_TakesTheChange_AndKeepsADrain()
    {
        await using var posts = await SteadyPosts.StartAsync(stack);
        await using var load = SteadyLoad.Start(stack);
        await load.ServedByAsync("api-1");
        using var statistics = stack.App.CreateHttpClient("lb", "statistics");
        using var limit = new CancellationTokenSource(StackFixture.Patience);
        await stack.App.ResourceNotifications.WaitForResourceAsync("api-1", change => RotationObserver.Of(change.Snapshot) == RotationState.InRotation, limit.Token);
        await stack.CommandAsync("api-1", RotationCommands.Drain);
        try
        {
            await using (await ChangeAsync("lb", "HAProxy/haproxy.cfg", "    stats enable\n", "    stats enable\n    http-after-response set-header X-Configuration changed\n"))
            {
                await stack.CommandAsync("lb", ReloadCommand.Name);

                using var changed = await statistics.GetAsync("/;csv");
                Assert.Equal("changed", Assert.Single(changed.Headers.GetValues("X-Configuration")));
                Assert.Equal(RotationState.Drained, ServerRow.Of(ServerRow.Read(await changed.Content.ReadAsStringAsync()), "api-1"));
                await load.MoreAsync(100);

                // Not even before the new worker had been told anything.
                var table = await statistics.GetStringAsync("/;csv");
                Assert.Equal(0, RequestsTo("api-1", table));
                Assert.NotEqual(0, RequestsTo("api-2", table));
                await posts.MoreAsync();
            }
        }
        finally
        {
            await stack.CommandAsync("api-1", RotationCommands.Return);
        }

        using var restored = await statistics.GetAsync("/;csv");
        Assert.False(restored.Headers.Contains("X-Configuration"));
        Assert.Empty(load.Failures);
        Assert.Empty(posts.Failures);
        await posts.VerifyAsync();
    }

    [Fact]
    public async Task WebServer_ReloadedUnderSteadyLoad_FailsNoRequest_AndTakesTheChange()
    {
        await using var load = SteadyLoad.Start(stack);
        await load.MoreAsync(20);
        using var web = stack.App.CreateHttpClient("web", "http");
        await using (await ChangeAsync("web", "Nginx/nginx.conf", "Healthy\\n", "Healthy as changed\\n"))
        {
            await stack.CommandAsync("web", ReloadCommand.Name);

            await Eventually.TrueAsync(async token => (await web.GetStringAsync("/nginx-health", token)).Contains("as changed", StringComparison.Ordinal), "Nginx answers as the new configuration says");
            await load.MoreAsync(100);
        }

        Assert.Empty(load.Failures);
    }

    // What a server closes unannounced may cross with a request on its way, and who sent it cannot know whether it was taken.
    [Theory]
    [InlineData("lb", "https")]
    [InlineData("web", "http")]
    public async Task KeptConnection_OverAReload_IsClosedWithAnAnswerThatSaysSo(string server, string endpoint)
    {
        var connections = 0;
        var handler = StackFixture.CreateHandler();
        handler.ConnectCallback = async (context, token) =>
        {
            connections++;
            var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
            await socket.ConnectAsync(context.DnsEndPoint, token);
            return new NetworkStream(socket, ownsSocket: true);
        };
        using var client = new HttpClient(handler);
        var address = new Uri(stack.App.GetEndpoint(server, endpoint), "/nginx-health");
        (await client.GetAsync(address)).Dispose();
        var reload = stack.CommandAsync(server, ReloadCommand.Name);

        await Eventually.TrueAsync(async token =>
        {
            using var answer = await client.GetAsync(address, token);
            Assert.Equal(1, connections);
            return answer.Headers.ConnectionClose == true;
        }, $"{server} says that it closes the connection");
        await reload;
    }

    [Theory]
    [InlineData("lb", "HAProxy/haproxy.cfg", "    stats enable\n", "    stats enable\n    nonsense 1\n")]
    [InlineData("web", "Nginx/nginx.conf", "http {\n", "http {\n    nonsense on;\n")]
    public async Task WrongConfiguration_IsRefusedInTheCheckersWords_AndTheOldOneServes(string server, string file, string before, string after)
    {
        await using (await ChangeAsync(server, file, before, after))
        {
            using var limit = new CancellationTokenSource(StackFixture.Patience);
            var refused = await stack.App.ResourceCommands.ExecuteCommandAsync(server, ReloadCommand.Name, limit.Token);

            Assert.False(refused.Success);
            Assert.Contains("nonsense", refused.Message, StringComparison.Ordinal);
            using var page = await stack.Site.GetAsync("/");
            Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        }
    }

    private static int RequestsTo(string server, string table)
    {
        var rows = table.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(static row => row.TrimStart('#', ' ').Split(',')).ToList();
        var (name, total) = (Array.IndexOf(rows[0], "svname"), Array.IndexOf(rows[0], "stot"));
        return rows.Where(row => row[name] == server).Sum(row => int.Parse(row[total], CultureInfo.InvariantCulture));
    }

    private async Task<Change> ChangeAsync(string server, string file, string before, string after)
    {
        var path = Path.Combine(stack.ConfigurationFolder, file);
        var original = await File.ReadAllTextAsync(path);
        Assert.Contains(before, original, StringComparison.Ordinal);
        await File.WriteAllTextAsync(path, original.Replace(before, after, StringComparison.Ordinal));
        return new Change(stack, server, path, original);
    }

    private sealed class Change(StackFixture stack, string server, string path, string original) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await File.WriteAllTextAsync(path, original);
            await stack.CommandAsync(server, ReloadCommand.Name);
        }
    }
}
