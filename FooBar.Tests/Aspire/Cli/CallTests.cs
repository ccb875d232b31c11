using System.Runtime.Versioning;
using System.Text.Json.Nodes;
using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using FooBar.Tests.Aspire.Dashboard;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace FooBar.Tests.Aspire.Cli;

[UnsupportedOSPlatform("windows")]
public sealed class CallTests : IAsyncLifetime
{
    private const string Secret = "unspeakable-9f2";

    private CalledApplication _application = null!;
    private string _socket = "";
    private RpcCaller _caller = null!;

    private ILogger Log => _application.Inner.Application.Services.GetRequiredService<ResourceLoggerService>().GetLogger("web");

    public async Task InitializeAsync()
    {
        _application = CalledApplication.Create();
        var builder = _application.Inner.Builder;
        var password = builder.AddParameter("password", Secret, secret: true);
        _application.Inner.AddContainer("web")
            .WithEnvironment("PASSWORD", password)
            .WithEnvironment("CONNECTION", $"Server=x;Password={password}")
            .WithEnvironment("PLAIN", "text");
        _socket = await _application.StartAsync();
        await _application.Inner.ReachAsync("web", "Running");
        _caller = RpcCaller.Connect(_socket);
    }

    public async Task DisposeAsync()
    {
        _caller.Dispose();
        await _application.DisposeAsync();
    }

    [Fact]
    public async Task GetResources_TellsWhatIsKnown_ButNoSecret()
    {
        var answer = await _caller.ResultAsync("GetResourcesAsync", new JsonObject { ["clientCapabilities"] = new JsonArray("aux.v3") });

        var web = answer!["resources"]!.AsArray().Single(resource => (string?)resource!["name"] == "web")!;
        Assert.Equal("Container", (string?)web["resourceType"]);
        Assert.Equal("Container", (string?)web["type"]);
        Assert.Equal("Running", (string?)web["state"]);
        Assert.Equal("image:1", (string?)web["properties"]!["container.image"]);
        Assert.Contains("stop", web["commands"]!.AsArray().Select(command => (string?)command!["name"]));
        var variables = web["environmentVariables"]!.AsArray().ToDictionary(variable => (string)variable!["name"]!, variable => (string?)variable!["value"]);
        Assert.Equal("text", variables["PLAIN"]);
        Assert.Null(variables["PASSWORD"]);
        Assert.Null(variables["CONNECTION"]);
        Assert.DoesNotContain(Secret, answer.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task GetResources_FromAnEarlierCommand_HasOnlyTextsAsProperties()
    {
        var answer = await _caller.ResultAsync("GetResourcesAsync", new JsonObject { ["filter"] = "web" });

        var web = Assert.Single(answer!["resources"]!.AsArray())!;
        Assert.All(web["properties"]!.AsObject(), property => Assert.True(property.Value is null || property.Value.GetValueKind() == System.Text.Json.JsonValueKind.String, property.Key));
    }

    [Fact]
    public async Task WatchResources_TellsTheStateAndEveryChange()
    {
        var runs = new TaskCompletionSource();
        var watching = _caller.StreamAsync("WatchResourcesAsync", new JsonObject { ["filter"] = "web" }, seen =>
        {
            if (seen.Any(value => (string?)value["state"] == "Running"))
            {
                runs.TrySetResult();
            }

            return seen.Any(value => (string?)value["state"] == "Exited");
        });
        using var other = RpcCaller.Connect(_socket);
        await runs.Task.WaitAsync(Patience.Limit);

        var stopped = await other.ResultAsync("ExecuteResourceCommandAsync", new JsonObject { ["resourceName"] = "web", ["commandName"] = "stop" });

        Assert.True((bool)stopped!["success"]!);
        Assert.Equal("Running", (string?)(await watching)[0]["state"]);
    }

    [Theory]
    [InlineData("web", "explode", "explode")]
    [InlineData("nobody", "stop", "nobody")]
    public async Task ExecuteResourceCommand_ThatCannotBeDone_SaysSo(string resource, string command, string expected)
    {
        var answer = await _caller.ResultAsync("ExecuteResourceCommandAsync", new JsonObject { ["resourceName"] = resource, ["commandName"] = command });

        Assert.False((bool)answer!["success"]!);
        Assert.Contains(expected, (string?)answer["message"], StringComparison.Ordinal);
        Assert.Equal((string?)answer["message"], (string?)answer["errorMessage"]);
    }

    [Fact]
    public async Task ExecuteResourceCommand_WithArguments_IsRefused()
    {
        var answer = await _caller.ResultAsync(
            "ExecuteResourceCommandAsync",
            new JsonObject { ["resourceName"] = "web", ["commandName"] = "stop", ["arguments"] = new JsonArray("now") });

        Assert.False((bool)answer!["success"]!);
        Assert.Equal("Running", (await _application.Inner.ReachAsync("web", _ => true)).Snapshot.State?.Text);
    }

    [Theory]
    [InlineData("web", "up", 60, true, null)]
    [InlineData("web", "healthy", 60, true, null)]
    [InlineData("web", "down", 0, false, "timedOut")]
    [InlineData("web", "sideways", 60, false, null)]
    [InlineData("nobody", "up", 60, false, "resourceNotFound")]
    public async Task WaitForResource_Outcome_IsTold(string resource, string status, int seconds, bool succeeds, string? flag)
    {
        var answer = await _caller.ResultAsync("WaitForResourceAsync", new JsonObject { ["resourceName"] = resource, ["status"] = status, ["timeoutSeconds"] = seconds });

        Assert.Equal(succeeds, (bool)answer!["success"]!);
        Assert.Equal(flag == "timedOut", (bool)answer["timedOut"]!);
        Assert.Equal(flag == "resourceNotFound", (bool)answer["resourceNotFound"]!);
        Assert.Equal(succeeds, answer["errorMessage"] is null);
    }

    [Fact]
    public async Task GetConsoleLogBatches_AHundredThousandLines_ArriveCompleteAndInOrder()
    {
        const int Lines = 100_000;
        for (var i = 0; i < Lines / 2; i++)
        {
            Line(i);
        }

        var reading = _caller.StreamAsync("GetConsoleLogBatchesAsync", new JsonObject { ["resourceName"] = "web", ["follow"] = true }, seen => Numbers(seen.TakeLast(1)).LastOrDefault() == Lines - 1);
        for (var i = Lines / 2; i < Lines; i++)
        {
            Line(i);
        }

        Assert.Equal(Enumerable.Range(0, Lines), Numbers(await reading));
    }

    [Fact]
    public async Task GetConsoleLogBatches_LastLinesThatMatch_AreThoseAlone()
    {
        for (var i = 0; i < 50; i++)
        {
            Line(i);
        }

        var batches = await _caller.StreamAsync("GetConsoleLogBatchesAsync", new JsonObject { ["resourceName"] = "web", ["search"] = "number 4", ["tail"] = 3 }, _ => false);

        Assert.Equal([47, 48, 49], Numbers(batches));
    }

    [Fact]
    public async Task GetConsoleLogBatches_OfNobody_IsEmpty() =>
        Assert.Empty(await _caller.StreamAsync("GetConsoleLogBatchesAsync", new JsonObject { ["resourceName"] = "nobody", ["follow"] = true }, _ => false));

    [Fact]
    public async Task Dashboard_WhereThereIsNone_IsNotHealthy()
    {
        Assert.False((bool)(await _caller.ResultAsync("GetDashboardUrlsAsync"))!["dashboardHealthy"]!);
        Assert.False((bool)(await _caller.ResultAsync("GetDashboardInfoAsync", new JsonObject()))!["isHealthy"]!);
    }

    [Theory]
    [InlineData("NoSuchCallAsync", null, -32601)]
    [InlineData("WaitForResourceAsync", """{"status":"up"}""", -32602)]
    [InlineData("WaitForResourceAsync", """{"resourceName":7,"status":"up"}""", -32602)]
    [InlineData("GetConsoleLogBatchesAsync", """[]""", -32602)]
    public async Task WrongCall_IsAnError_AndTheNextOneIsServed(string method, string? argument, int code)
    {
        var answer = await _caller.CallAsync(method, argument is null ? null : JsonNode.Parse(argument));

        Assert.Equal(code, (int?)answer["error"]?["code"]);
        Assert.NotNull(await _caller.ResultAsync("GetCapabilitiesAsync", new JsonObject()));
    }

    [Theory]
    [InlineData("Content-Length: 9\r\n\r\n{\"broken\"")]
    [InlineData("Content-Length: minus\r\n\r\n{}")]
    [InlineData("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n")]
    public async Task NoJsonRpc_IsAnError_AndOthersAreServed(string text)
    {
        using var wrong = RpcCaller.Connect(_socket);
        await wrong.SendRawAsync(text);

        Assert.Equal(-32700, (int?)(await wrong.ReadAsync())?["error"]?["code"]);
        Assert.Null(await wrong.ReadAsync());
        Assert.NotNull(await _caller.ResultAsync("GetCapabilitiesAsync", new JsonObject()));
    }

    [Fact]
    public async Task CallerThatGoesInTheMiddle_HurtsNobody()
    {
        using (var gone = RpcCaller.Connect(_socket))
        {
            await gone.SendRawAsync("Content-Length: 1000000000\r\n\r\n{");
        }

        Assert.NotNull(await _caller.ResultAsync("GetCapabilitiesAsync", new JsonObject()));
    }

    private static IEnumerable<int> Numbers(IEnumerable<JsonNode> batches) => batches
        .SelectMany(batch => batch["lines"]!.AsArray())
        .Select(line => ((string)line!["content"]!).Split("number "))
        .Where(parts => parts.Length == 2)
        .Select(parts => int.Parse(parts[1], System.Globalization.CultureInfo.InvariantCulture));

#pragma warning disable CA1848, CA1873, CA2254 // The resource's own words.
    private void Line(int number) => Log.LogInformation($"number {number}");
#pragma warning restore CA1848, CA1873, CA2254
}
