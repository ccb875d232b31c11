using FooBar.Sentinel.Configuration;
using FooBar.Sentinel.Control;
using FooBar.Sentinel.Decision;
using FooBar.Sentinel.Observation;
using FooBar.Sentinel.Operator;
using FooBar.Sentinel.Servers;
using FooBar.Sentinel.Telemetry;
using FooBar.Sentinel.Transitions;
using FooBar.Sentinel.Witness;
using Microsoft.Extensions.Options;
using MySqlConnector;

namespace FooBar.Sentinel.Supervision;

/// <summary>Takes the witness, which one sentinel at a time can have, and supervises the pair until the process ends.</summary>
internal sealed class SentinelWorker(
    IOptions<SentinelOptions> settings,
    IConfiguration configuration,
    IServerControl control,
    ITransitionSteps steps,
    OperatorDesk desk,
    StatusBoard board,
    SentinelTelemetry telemetry,
    TimeProvider time,
    ILoggerFactory loggers) : BackgroundService
{
    private static readonly TimeSpan StandbyPause = TimeSpan.FromMilliseconds(500);

    private readonly ILogger _logger = loggers.CreateLogger<SentinelWorker>();

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var options = settings.Value;
        using var file = await TakeWitnessAsync(options.WitnessFile, stoppingToken);
        var connections = options.Servers.ToDictionary(static server => server, server => ConnectionOf(server, options));
        var servers = options.Servers.Select(server => new MySqlServer(server, connections[server], options, time)).ToList();
        var probes = options.Servers.Select(server => new ServerProbe(server, connections[server], options, control, telemetry, time)).ToList();
        try
        {
            var keeper = new WitnessKeeper(file);
            var bounds = new TransitionBounds(options.FenceBound, options.KillBound, options.DrainBound, options.ConnectBound, options.SwitchBound);
            var archive = Path.Combine(Path.GetDirectoryName(file.Path)!, "kept");
            var context = new TransitionContext(keeper, servers, control, bounds, steps, time, archive);
            var canary = new Canary(connections, keeper, options, time);
            var logger = loggers.CreateLogger<Supervisor>();
            var policy = new RestartPolicy(time);
            var conductor = new TransitionConductor(context, probes, canary, policy, telemetry, logger);
            var side = new SideStep(context, conductor, probes, logger);
            var operators = new OperatorService(context, conductor, side, logger);
            using var supervisor = new Supervisor(context, probes, canary, desk, board, options, telemetry, policy, conductor, side, operators, logger);
            await supervisor.RunAsync(stoppingToken);
        }
        finally
        {
            foreach (var probe in probes)
            {
                await probe.DisposeAsync();
            }

            foreach (var server in servers)
            {
                await server.DisposeAsync();
            }
        }
    }

    private string ConnectionOf(string server, SentinelOptions options)
    {
        var connection = new MySqlConnectionStringBuilder(configuration.GetConnectionString(server)!);
        if (connection.Password.Length == 0)
        {
            connection.Password = options.Password;
        }

        return connection.ConnectionString;
    }

    private async Task<WitnessFile> TakeWitnessAsync(string path, CancellationToken cancellationToken)
    {
        for (var told = false; ; told = true)
        {
            try
            {
                return WitnessFile.Open(path);
            }
            catch (WitnessHeldException held)
            {
                board.Current = new(null, null, new(Finding.WitnessHeld, Detail: held.Message));
                if (!told)
                {
                    _logger.LogStandby(held.Message);
                }

                await Task.Delay(StandbyPause, time, cancellationToken);
            }
        }
    }
}
