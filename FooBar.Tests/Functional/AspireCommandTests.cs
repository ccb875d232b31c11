using System.IO.Compression;
using System.Text.Json.Nodes;
using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.DependencyInjection;

namespace FooBar.Tests.Functional;

/// <summary>The <c>aspire</c> command against the running stack.</summary>
[Collection(SharedStackDefinition.Name)]
[Trait("Category", "Functional")]
public sealed class AspireCommandTests(StackFixture stack) : IDisposable
{
    private readonly AspireCommand _command = new();

    /// <inheritdoc />
    public void Dispose() => _command.Dispose();

    [Fact]
    public async Task Ps_OfTheStack_ListsItWithItsDashboard()
    {
        var listed = JsonNode.Parse(await _command.SucceedAsync("ps", "--format", "Json"))!.AsArray();

        var own = listed.Single(static found => (int)found!["appHostPid"]! == Environment.ProcessId)!;
        Assert.StartsWith(stack.Dashboard.GetLeftPart(UriPartial.Authority), (string?)own["dashboardUrl"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Describe_OfTheStack_HasEveryResourceAndNoSecret()
    {
        var output = await SucceedAsync("describe", "--format", "Json");

        var described = JsonNode.Parse(output[output.IndexOf('{', StringComparison.Ordinal)..])!["resources"]!.AsArray()
            .ToDictionary(static resource => (string)resource!["displayName"]!, static resource => resource!);
        Assert.All(StackFixture.ResourceNames, name => Assert.Equal(("Running", "Healthy"), ((string?)described[name]["state"], (string?)described[name]["healthStatus"])));
        foreach (var secret in stack.App.Services.GetRequiredService<DistributedApplicationModel>().Resources.OfType<ParameterResource>().Where(static parameter => parameter.Secret))
        {
            Assert.DoesNotContain((await secret.GetValueAsync(default))!, output, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Logs_Followed_TellsWhatHappensNow()
    {
        var mark = $"/favicon.ico?{Guid.NewGuid():N}";
        using var command = await _command.StartAsync("logs", "web", "--follow", "--apphost", AspireCommand.AppHost);
        try
        {
            using var limit = new CancellationTokenSource(StackFixture.Patience);
            // The history comes first: from then on it follows.
            string? line;
            do
            {
                line = await command.StandardOutput.ReadLineAsync(limit.Token);
            }
            while (line is not null && !line.Contains("web", StringComparison.Ordinal));

            (await stack.Site.GetAsync(mark, limit.Token)).Dispose();
            do
            {
                line = await command.StandardOutput.ReadLineAsync(limit.Token);
            }
            while (line is not null && !line.Contains(mark[^32..], StringComparison.Ordinal));

            Assert.NotNull(line);
        }
        finally
        {
            command.Kill(entireProcessTree: true);
        }
    }

    [Fact]
    public async Task Resource_StopAndStart_TakeEffectAndWaitsSeeThem()
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
        var (exitCode, output) = await _command.RunAsync("resource", "web", "explode", "--apphost", AspireCommand.AppHost);

        Assert.NotEqual(0, exitCode);
        Assert.Contains("explode", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Otel_SpansOfATrace_AreThoseOfTheRequest()
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

    [Fact]
    public async Task Export_OfTheStack_HasEveryResourcesConsole()
    {
        var file = Path.Combine(Directory.CreateTempSubdirectory("foobar-export-").FullName, "stack.zip");
        try
        {
            await SucceedAsync("export", "--output", file);

            using var archive = ZipFile.OpenRead(file);
            Assert.All(StackFixture.ResourceNames, name => Assert.Contains(archive.Entries, entry => entry.FullName.Contains(name, StringComparison.Ordinal)));
        }
        finally
        {
            Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);
        }
    }

    private Task<string> SucceedAsync(params string[] arguments) => _command.SucceedAsync([.. arguments, "--apphost", AspireCommand.AppHost]);
}
