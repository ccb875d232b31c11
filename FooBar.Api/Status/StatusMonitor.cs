using System.Data.Common;
using System.Diagnostics;
using System.Runtime.CompilerServices;

using Dapper;

using FooBar.Api.Status.Alerts;
using FooBar.ServiceDefaults.Database;
using FooBar.Web.Status;

using Microsoft.Extensions.Options;

namespace FooBar.Api.Status;

/// <summary>
/// Looks at the stack once a second and keeps ten minutes of it: the load balancer's own statistics, and what the router of this server has seen of the
/// databases. Whoever looks at the status gets what is kept, so it costs the same for any number of them, and holds while parts are down.
/// </summary>
internal sealed class StatusMonitor(
    DatabaseTopology topology,
    AlertWatch alerts,
    IServiceScopeFactory scopes,
    IHttpClientFactory clients,
    IOptions<StatusOptions> options,
    IHostEnvironment environment,
    TimeProvider clock) : BackgroundService, IStackStatus
{
    public const string ClientName = "load balancer";

    private const int Kept = 600;
    private const int TransitionsEvery = 5;

    private const string ListTransitions = "SELECT epoch AS Epoch, primary_server AS `Primary`, reason AS Reason, at AS At FROM ha.epoch ORDER BY epoch DESC LIMIT 10";

    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private readonly Queue<StatusSample> _samples = new(Kept);
    private StackStatus _current = new(clock.GetUtcNow(), [], [], []);
    private TaskCompletionSource _next = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public bool IsPublic => options.Value.IsPublic ?? environment.IsDevelopment();

    public StackStatus Current => Volatile.Read(ref _current);

    public async IAsyncEnumerable<StackStatus> WatchAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (true)
        {
            var next = Volatile.Read(ref _next).Task;
            yield return Current;
            await next.WaitAsync(cancellationToken);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        IReadOnlyList<Transition> transitions = [];
        for (var round = 0; await timer.WaitForNextTickAsync(stoppingToken); round++)
        {
            var balancer = await AskBalancerAsync(stoppingToken);
            if (round % TransitionsEvery == 0)
            {
                transitions = await ReadTransitionsAsync(stoppingToken) ?? transitions;
            }

            var databases = DatabaseConditions.Describe(topology);
            if (_samples.Count == Kept)
            {
                _samples.Dequeue();
            }

            _samples.Enqueue(new(balancer?.RequestsPerSecond, databases.Lag));
            Volatile.Write(ref _current, new(clock.GetUtcNow(), [.. BalancerConditions.Describe(balancer, options.Value.LoadBalancer is not null), .. databases.Servers], [.. _samples], transitions, alerts.Current));
            Interlocked.Exchange(ref _next, new(TaskCreationOptions.RunContinuationsAsynchronously)).SetResult();
        }
    }

    private async Task<BalancerReport?> AskBalancerAsync(CancellationToken cancellationToken)
    {
        if (options.Value.LoadBalancer is not { } address)
        {
            return null;
        }

        try
        {
            using var client = clients.CreateClient(ClientName);
            return BalancerReport.Parse(await client.GetStringAsync(new Uri(address, "/;csv"), cancellationToken));
        }
        catch (Exception exception) when (exception is HttpRequestException or FormatException || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return null;
        }
    }

    // A stack without a sentinel has no such table; then, and while no server answers, nothing new is known.
    private async Task<IReadOnlyList<Transition>?> ReadTransitionsAsync(CancellationToken cancellationToken)
    {
        try
        {
            // Nobody records this one, so nothing beneath it is traced, nor told to the database server, which would make a span of it.
            using var untraced = new Activity("status").Start();
            await using var scope = scopes.CreateAsyncScope();
            return await scope.ServiceProvider.GetRequiredService<IDatabase>().ReadAsync<IReadOnlyList<Transition>>(
                static async (connection, token) =>
                [
                    .. (await connection.QueryAsync<(long Epoch, string Primary, string Reason, DateTime At)>(new(ListTransitions, cancellationToken: token)))
                        .Select(static row => new Transition(row.Epoch, row.Primary, row.Reason, new(DateTime.SpecifyKind(row.At, DateTimeKind.Utc)))),
                ],
                cancellationToken);
        }
        catch (Exception exception) when (exception is DbException or DatabaseUnavailableException)
        {
            return null;
        }
    }
}
