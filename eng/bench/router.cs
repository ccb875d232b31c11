// What the router costs a query, against the driver's own data source on the same server: in turn, query by query, so that a slow moment hits both.
// Started by router.mjs, which tells where the servers are.
#:project ../../FooBar.ServiceDefaults/FooBar.ServiceDefaults.csproj
#:property NoWarn=$(NoWarn);CS1591
#:property PublishAot=false

using System.Data.Common;
using System.Diagnostics;
using FooBar.ServiceDefaults.Database;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using MySqlConnector;

const int Queries = 500;
const int Workers = 8;
var rounds = args.Length > 0 ? int.Parse(args[0], null) : 40;

var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
builder.Configuration.AddEnvironmentVariables();
builder.AddFooBarDatabase();
builder.Logging.SetMinimumLevel(LogLevel.None);
using var service = builder.Build();
await service.StartAsync();

// Until every server has been heard of, the router takes who answers first.
var health = service.Services.GetRequiredService<HealthCheckService>();
while ((await health.CheckHealthAsync()).Status != HealthStatus.Healthy)
{
    await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System);
}

// Whom the router reads from, by its first read; the bare data source gets the same server and the same settings.
await using var scope = service.Services.CreateAsyncScope();
var database = scope.ServiceProvider.GetRequiredService<IDatabase>();
await database.ReadAsync(QueryAsync, CancellationToken.None);
var server = database.Servers[0];
var settings = new MySqlConnectionStringBuilder(builder.Configuration.GetConnectionString(server)!) { Password = builder.Configuration["Database:Password"], MaximumPoolSize = 50, IgnoreCommandTransaction = true };
await using var bare = new MySqlDataSourceBuilder(settings.ConnectionString).Build();

// As a web request has it: a token that can be cancelled.
using var abort = new CancellationTokenSource();
Func<Task> plain = async () =>
{
    await using var connection = await bare.OpenConnectionAsync(abort.Token);
    await QueryAsync(connection, abort.Token);
};
Func<Task> routed = () => database.ReadAsync(QueryAsync, abort.Token);

var (plainTimes, routedTimes, ratios) = (new List<double>(), new List<double>(), new List<double>());
for (var round = -2; round < rounds; round++)
{
    var (one, other) = await LatencyAsync(plain, routed);
    var (first, second) = round % 2 == 0 ? (plain, routed) : (routed, plain);
    var (before, after) = (await ThroughputAsync(first), await ThroughputAsync(second));
    if (round >= 0)
    {
        // The first rounds warm up.
        plainTimes.Add(one);
        routedTimes.Add(other);
        ratios.Add(round % 2 == 0 ? after / before : before / after);
    }
}

Console.WriteLine($"{server}, {rounds} rounds of {Queries} queries one by one and {Queries} by {Workers} at once");
Console.WriteLine($"data source  p50 {Median(plainTimes):0.0} µs");
Console.WriteLine($"router       p50 {Median(routedTimes):0.0} µs, added {Median(plainTimes.Zip(routedTimes, static (x, y) => y - x)):0.0} µs");
Console.WriteLine($"throughput of the router against the data source: {Median(ratios):0.000}");
await service.StopAsync();
if (database.Servers.Count > 1)
{
    Console.Error.WriteLine($"The router's reads went to {string.Join(" and ", database.Servers)}: the machine is too busy, or a server was away. Measure again.");
    return 1;
}

return 0;

static async Task<int> QueryAsync(DbConnection connection, CancellationToken cancellationToken)
{
    await using var command = connection.CreateCommand();
    command.CommandText = "SELECT 1";
    return Convert.ToInt32(await command.ExecuteScalarAsync(cancellationToken), null);
}

// The median of each, taking turns.
static async Task<(double, double)> LatencyAsync(Func<Task> one, Func<Task> other)
{
    var (ones, others) = (new double[Queries], new double[Queries]);
    for (var i = 0; i < Queries; i++)
    {
        ones[i] = await TimeAsync(one);
        others[i] = await TimeAsync(other);
    }

    return (Median(ones), Median(others));
}

static async Task<double> TimeAsync(Func<Task> query)
{
    var started = Stopwatch.GetTimestamp();
    await query();
    return Stopwatch.GetElapsedTime(started).TotalMicroseconds;
}

static async Task<double> ThroughputAsync(Func<Task> query)
{
    var started = Stopwatch.GetTimestamp();
    await Task.WhenAll(Enumerable.Range(0, Workers).Select(async _ =>
    {
        for (var i = 0; i < Queries / Workers; i++)
        {
            await query();
        }
    }));
    return Queries / Stopwatch.GetElapsedTime(started).TotalSeconds;
}

static double Median(IEnumerable<double> values)
{
    var sorted = values.Order().ToList();
    return sorted[sorted.Count / 2];
}
