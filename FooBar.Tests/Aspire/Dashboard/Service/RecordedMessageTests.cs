using System.Buffers.Binary;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Dashboard.Service;
using Google.Protobuf;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace FooBar.Tests.Aspire.Dashboard.Service;

/// <summary>
/// Answers what the dashboard 13.5.4 was recorded sending, byte for byte, and reads the answers by the numbers of their fields: both sides of the
/// other tests are generated from one file, which could be wrong.
/// </summary>
public sealed class RecordedMessageTests : IAsyncLifetime
{
    private static readonly byte[] GetApplicationInformation = [0, 0, 0, 0, 0];
    private static readonly byte[] WatchResources = [0, 0, 0, 0, 2, 0x08, 0x00];

    // The page Console logs of lb.
    private static readonly byte[] WatchResourceConsoleLogs = Convert.FromHexString("00000000040a026c62");

    // The buttons Drain and Return to rotation of api-1.
    private static readonly byte[] Drain = Convert.FromHexString("00000000170a05647261696e12056170692d311a0750726f6a656374");
    private static readonly byte[] ReturnToRotation = Convert.FromHexString("00000000240a1272657475726e2d746f2d726f746174696f6e12056170692d311a0750726f6a656374");

    private RunningResourceService _service = null!;

    public async Task InitializeAsync() => _service = await RunningResourceService.StartAsync();

    public async Task DisposeAsync() => await _service.DisposeAsync();

    [Fact]
    public async Task GetApplicationInformation_AsRecorded_NamesTheApplication()
    {
        var answer = await AskAsync(nameof(GetApplicationInformation), GetApplicationInformation);

        Assert.Equal("FooBar", Text(answer[1].Single()));
        Assert.NotEmpty(Text(answer[2].Single()));
    }

    [Fact]
    public async Task WatchResources_AsRecorded_TellsEachFieldUnderItsNumber()
    {
        var at = new DateTime(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc);
        await _service.Notifications.PublishUpdateAsync(new PlainResource("lb"), before => before with
        {
            ResourceType = KnownResourceTypes.Container,
            State = new ResourceStateSnapshot(KnownResourceStates.Running, KnownResourceStateStyles.Success),
            StartTimeStamp = at,
            Properties = [new ResourcePropertySnapshot("container.id", "4f5e") { IsSensitive = true }],
            EnvironmentVariables = [new EnvironmentVariableSnapshot("PORT", "8443", IsFromSpec: true)],
            Urls = [new UrlSnapshot("https", "https://localhost:8443", IsInternal: false) { DisplayProperties = new UrlDisplayPropertiesSnapshot("Website", 2) }],
            Volumes = [new VolumeSnapshot("data", "/data", "volume", IsReadOnly: true)],
            HealthReports = [new HealthReportSnapshot("check", HealthStatus.Unhealthy, "It does not answer.", ExceptionText: null) { LastRunAt = at }],
            Relationships = [new RelationshipSnapshot("web", "Reference")],
        });
        await WaitUntilFedAsync();

        var resource = Fields(Fields((await AskAsync(nameof(WatchResources), WatchResources))[1].Single())[1].Single());

        Assert.Equal(["lb", "Container", "lb"], new[] { 1, 2, 3 }.Select(number => Text(resource[number].Single())));
        Assert.Equal((KnownResourceStates.Running, "success"), (Text(resource[5].Single()), Text(resource[14].Single())));
        Assert.Equal(["PORT", "8443"], Texts(resource[7], 1, 2));
        Assert.Equal(1UL, Fields(resource[7].Single())[3].Single());
        var property = resource[12].Select(Fields).Single(static fields => Text(fields[1].Single()) == "container.id");
        Assert.Equal("4f5e", Text(Fields(property[3].Single())[3].Single()));
        Assert.Equal(1UL, property[4].Single());
        Assert.Equal(["https", "https://localhost:8443"], Texts(resource[13], 1, 2));
        Assert.Equal("Website", Text(Fields(Fields(resource[13].Single())[5].Single())[2].Single()));
        Assert.Equal(["data", "/data", "volume"], Texts(resource[15], 1, 2, 3));
        Assert.Equal(["check", "It does not answer."], Texts(resource[17], 2, 3));
        Assert.Equal(1UL, Fields(resource[17].Single())[1].Single());
        Assert.Equal((ulong)new DateTimeOffset(at).ToUnixTimeSeconds(), Fields(Fields(resource[17].Single())[5].Single())[1].Single());
        Assert.Equal((ulong)new DateTimeOffset(at).ToUnixTimeSeconds(), Fields(resource[18].Single())[1].Single());
        Assert.Equal(["web", "Reference"], Texts(resource[20], 1, 2));
    }

    [Fact]
    public async Task WatchResourceConsoleLogs_AsRecorded_TellsEachFieldUnderItsNumber()
    {
        await _service.PublishAsync(new PlainResource("lb"), "Running");
        _service.Logs.Append("lb", time: null, "Proxy https started.", isErrorMessage: false);
        _service.Logs.Append("lb", time: null, "[WARNING] web is DOWN", isErrorMessage: true);

        var lines = (await AskAsync(nameof(WatchResourceConsoleLogs), WatchResourceConsoleLogs))[1].Select(Fields).ToList();

        Assert.Equal(["Proxy https started.", "[WARNING] web is DOWN"], lines.Select(static line => Text(line[1].Single())));
        // What is false is left out.
        Assert.Equal([0UL, 1UL], lines.Select(static line => (ulong)(line[2].SingleOrDefault() ?? 0UL)));
        Assert.Equal([1UL, 2UL], lines.Select(static line => (ulong)line[3].Single()));
    }

    [Fact]
    public async Task ExecuteResourceCommand_AsRecorded_RunsItAndTellsTheOutcome()
    {
        var server = new PlainResource("api-1")
            .WithCommand("drain", static context => Task.FromResult(CommandResults.Success($"{context.ResourceName} gets no new requests.")))
            .WithCommand("return-to-rotation", static _ => Task.FromResult(CommandResults.Failure("lb does not run.")));
        await _service.PublishAsync(server, "Running");

        var drained = await AskAsync("ExecuteResourceCommand", Drain);
        var refused = await AskAsync("ExecuteResourceCommand", ReturnToRotation);

        Assert.Equal((1UL, "api-1 gets no new requests."), (drained[1].Single(), Text(drained[3].Single())));
        Assert.Equal((2UL, "lb does not run."), (refused[1].Single(), Text(refused[3].Single())));
    }

    private async Task WaitUntilFedAsync()
    {
        using var stream = await ResourceStream.OpenAsync(_service.Connect());
        await stream.UntilAsync(static seen => seen.Resources.ContainsKey("lb"));
    }

    /// <summary>Sends a call and returns the fields of the first message of its answer.</summary>
    private async Task<ILookup<int, object>> AskAsync(string method, byte[] body)
    {
        using var limit = new CancellationTokenSource(Patience.Limit);
        using var client = new HttpClient { BaseAddress = _service.Address };
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/aspire.v1.DashboardService/{method}")
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Content = new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/grpc") } },
            Headers = { { ApiKeyGate.HeaderName, RunningResourceService.Key } },
        };
        using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, limit.Token);
        await using var stream = await response.Content.ReadAsStreamAsync(limit.Token);
        var prefix = new byte[5];
        await stream.ReadExactlyAsync(prefix, limit.Token);
        var message = new byte[BinaryPrimitives.ReadInt32BigEndian(prefix.AsSpan(1))];
        await stream.ReadExactlyAsync(message, limit.Token);
        return Fields(message);
    }

    private static ILookup<int, object> Fields(object message)
    {
        var fields = new List<(int Number, object Value)>();
        using var input = new CodedInputStream((byte[])message);
        while (input.ReadTag() is not 0 and var tag)
        {
            fields.Add(((int)(tag >> 3), WireFormat.GetTagWireType(tag) switch
            {
                WireFormat.WireType.Varint => input.ReadUInt64(),
                WireFormat.WireType.LengthDelimited => input.ReadBytes().ToByteArray(),
                WireFormat.WireType.Fixed64 => input.ReadFixed64(),
                var other => throw new InvalidDataException($"A field of type {other}."),
            }));
        }

        return fields.ToLookup(static field => field.Number, static field => field.Value);
    }

    private static string Text(object value) => Encoding.UTF8.GetString((byte[])value);

    private static IEnumerable<string> Texts(IEnumerable<object> messages, params int[] numbers)
    {
        var fields = Fields(messages.Single());
        return numbers.Select(number => Text(fields[number].Single()));
    }
}
