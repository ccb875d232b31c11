using System.Text.Json.Nodes;
using Aspire.Hosting.ApplicationModel;
using FooBar.Tests.Functional;
using Microsoft.Extensions.DependencyInjection;

namespace FooBar.Tests.Aspire.Cli;

/// <summary>The real command against the running stack.</summary>
[Collection(SharedStackDefinition.Name)]
[Trait("Category", "Functional")]
public sealed class RealCommandTests(StackFixture stack)
{
    private static readonly string Home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
    private static readonly string AppHost = Path.Combine(Projects.FooBar_AppHost.ProjectPath, "FooBar.AppHost.csproj");

    [Fact]
    public async Task Ps_ListsTheStack()
    {
        var listed = JsonNode.Parse(await AspireCommand.SucceedAsync(Home, "ps", "--format", "Json"))!.AsArray();

        var own = listed.Single(found => (int)found!["appHostPid"]! == Environment.ProcessId && (string?)found["appHostPath"] == AppHost)!;
        Assert.StartsWith(stack.Dashboard.GetLeftPart(UriPartial.Authority), (string?)own["dashboardUrl"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Describe_TellsEveryResource_AndNoSecret()
    {
        var output = await SucceedAsync("describe", "--format", "Json");

        var described = JsonNode.Parse(output)!["resources"]!.AsArray().ToDictionary(resource => (string)resource!["name"]!, resource => resource!);
        Assert.All(StackFixture.ResourceNames, name => Assert.Equal(("Running", "Healthy"), ((string?)described[name]["state"], (string?)described[name]["healthStatus"])));
        foreach (var secret in stack.App.Services.GetRequiredService<DistributedApplicationModel>().Resources.OfType<ParameterResource>().Where(parameter => parameter.Secret))
        {
            Assert.DoesNotContain((await secret.GetValueAsync(default))!, output, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Logs_Followed_TellsWhatHappensNow()
    {
        var mark = $"/favicon.ico?{Guid.NewGuid():N}";
        using var command = AspireCommand.Start(Home, "logs", "web", "--follow", "--apphost", AppHost);
        try
        {
            using var limit = new CancellationTokenSource(StackFixture.Patience);
            // The history comes first: from then on it follows.
            Assert.NotNull(await command.StandardOutput.ReadLineAsync(limit.Token));
            (await stack.Site.GetAsync(mark, limit.Token)).Dispose();
            string? line;
            do
            {
                line = await command.StandardOutput.ReadLineAsync(limit.Token);
            }
            while (line is not null && !line.Contains(mark[^32..], StringComparison.Ordinal));

            Assert.NotNull(line);
        }
        finally
        {
            command.Kill();
        }
    }

    [Fact]
    public async Task Resource_StopAndStart_TakeEffect_AndWaitsSeeThem()
    {
        await SucceedAsync("resource", "api-2", "stop");
        await SucceedAsync("wait", "api-2", "--status", "down");
        Assert.NotEqual("Running", stack.Snapshot("api-2").State?.Text);

        await SucceedAsync("resource", "api-2", "start");
        await SucceedAsync("wait", "api-2", "--status", "healthy", "--timeout", "200");
        Assert.Equal("Running", stack.Snapshot("api-2").State?.Text);
    }

    [Fact]
    public async Task Resource_UnknownCommand_FailsAndSaysSo()
    {
        var (exitCode, output) = await AspireCommand.RunAsync(Home, "resource", "web", "explode", "--apphost", AppHost);

        Assert.NotEqual(0, exitCode);
        Assert.Contains("explode", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Otel_SpansOfATrace_AreThoseOfTheDashboard()
    {
        var trace = Guid.NewGuid().ToString("N");
        using var client = stack.CreateApiClient("api-1");
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/threads?limit=1");
        request.Headers.Add("traceparent", $"00-{trace}-00f067aa0ba902b7-01");
        (await client.SendAsync(request)).Dispose();

        // The database's own spans may be there before the application server has sent its.
        await Eventually.TrueAsync(
            async _ => (await SucceedAsync("otel", "spans", "--trace-id", trace, "--format", "Json")).Contains(trace, StringComparison.Ordinal)
                && (await SucceedAsync("otel", "traces", "--trace-id", trace)).Contains("api-1", StringComparison.Ordinal),
            "the aspire command shows the request's spans");
        Assert.NotEmpty(await SucceedAsync("otel", "logs", "--limit", "5"));
    }

    private static Task<string> SucceedAsync(params string[] arguments) => AspireCommand.SucceedAsync(Home, [.. arguments, "--apphost", AppHost]);
}
