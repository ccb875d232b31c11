using System.Globalization;
using FooBar.Sentinel.Decision;
using FooBar.Sentinel.Operator;
using FooBar.Sentinel.Supervision;
using FooBar.Sentinel.Transitions;
using FooBar.Sentinel.Witness;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace FooBar.Tests.Functional.Faults;

/// <summary>The sentinel itself, in this process, so that it can be ended at any step.</summary>
internal sealed class RunningSentinel : IAsyncDisposable
{
    private readonly IHost _host;
    private readonly StoryLogger _story = new();

    private RunningSentinel(IHost host, StoryLogger story)
    {
        _host = host;
        _story = story;
    }

    public PairStatus Status => _host.Services.GetRequiredService<StatusBoard>().Current;

    public Finding Finding => Status.Verdict.Finding;

    public WitnessState? Witness => Status.Witness;

    /// <summary>What it has logged.</summary>
    public string Story => _story.ToString();

    public static async Task<RunningSentinel> StartAsync(
        FaultPair pair, Func<string, Task>? beforeStep = null, TimeProvider? time = null, params (string Setting, string Value)[] settings)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        var configuration = new Dictionary<string, string?>
        {
            ["Sentinel:ReplicationPassword"] = FaultServer.Password,
            ["Sentinel:WitnessFile"] = pair.WitnessPath,
            ["Sentinel:OperatorKey"] = "key",
            ["Sentinel:ReplicationPort"] = pair.ReplicationPort.ToString(CultureInfo.InvariantCulture),
            // A machine that runs tests beside this is slower than one that runs a site.
            ["Sentinel:ProbeTimeout"] = "00:00:01",
            ["Sentinel:StallBound"] = "00:00:03",
            ["Sentinel:Settling"] = "00:00:05",
        };
        foreach (var (server, i) in pair.Servers.Select(static (server, i) => (server, i)))
        {
            configuration[$"Sentinel:Servers:{i}"] = server.Name;
            configuration[$"Sentinel:Containers:{server.Name}"] = FaultPair.Label(server);
            configuration[$"ConnectionStrings:{server.Name}"] = server.Connection("foobar_sentinel", server.Link.Port);
        }

        foreach (var (setting, value) in settings)
        {
            configuration[$"Sentinel:{setting}"] = value;
        }

        builder.Configuration.AddInMemoryCollection(configuration);
        var story = new StoryLogger();
        builder.Logging.AddProvider(story);
        builder.Services.AddMetrics();
        if (beforeStep is not null)
        {
            builder.Services.AddSingleton<ITransitionSteps>(new KillingSteps(beforeStep));
        }

        if (time is not null)
        {
            builder.Services.AddSingleton(time);
        }

        builder.AddSentinel();
        var host = builder.Build();
        await host.StartAsync();
        return new(host, story);
    }

    public Task<OperatorAnswer> AskAsync(OperatorCommand command, string? server = null) =>
        _host.Services.GetRequiredService<OperatorDesk>().AskAsync(command, server, CancellationToken.None).WaitAsync(TimeSpan.FromMinutes(2));

    public Task UntilAsync(Func<PairStatus, bool> condition, string what) => Patience.UntilAsync(() => condition(Status), () => $"{what}; it is {Status.Verdict}\n{Story}");

    /// <summary>Forgets what was found so far.</summary>
    public void Listen() => _story.Listen();

    /// <summary>Completes when something was found, even where it has passed again.</summary>
    public Task FoundAsync(Finding finding) => Patience.UntilAsync(() => Found(finding), () => $"it finds {finding}; it is {Status.Verdict}\n{Story}");

    /// <summary>Whether something was found.</summary>
    public bool Found(Finding finding) => _story.Tells($" {finding}: ");

    public Task InStepAsync() => UntilAsync(static status => status.Verdict.Finding is Finding.InSync, "the pair is in step");

    public Task PrimaryAsync(string server) =>
        UntilAsync(status => status.Witness is { Phase: WitnessPhase.Steady } witness && witness.Primary == server && status.Snapshot?.Of(server).Status is { IsWritable: true }, $"{server} is primary");

    /// <summary>Completes when the sentinel has ended by itself.</summary>
    public Task EndedAsync() => _host.WaitForShutdownAsync().WaitAsync(TimeSpan.FromMinutes(2));

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
    }
}
