// What the router costs a query, against the driver's own data source on the same server: rounds in turn, so that a slow minute hits both.
// Started by router.mjs, which tells where the servers are.
#:project ../../FooBar.ServiceDefaults/FooBar.ServiceDefaults.csproj
#:property GenerateDocumentationFile=false
#:property PublishAot=false

using System.Data.Common;
using System.Diagnostics;
using FooBar.ServiceDefaults.Database;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
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
await using var scope = service.Services.CreateAsyncScope();
var database = scope.ServiceProvider.GetRequiredService<IDatabase>();

// Whom the router reads from, by its first read; the bare data source gets the same server and the same settings.
await database.ReadAsync(QueryAsync, default);
var server = database.Servers[0];
var settings = new MySqlConnectionStringBuilder(builder.Configuration.GetConnectionString(server)!) { MaximumPoolSize = 50, IgnoreCommandTransaction = true };
await using var bare = new MySqlDataSourceBuilder(settings.ConnectionString).Build();

Func<Task> plain = async () =>
{
    await using var connection = await bare.OpenConnectionAsync();
    await QueryAsync(connection, default);
};
Func<Task> routed = () => database.ReadAsync(QueryAsync, default);

var (plainTimes, routedTimes, ratios) = (new List<double>(), new List<double>(), new List<double>());
for (var round = -2; round < rounds; round++)
{
    var (a, b) = round % 2 == 0 ? (await LatencyAsync(plain), await LatencyAsync(routed)) : Swap(await LatencyAsync(routed), await LatencyAsync(plain));
    var (c, d) = round % 2 == 0 ? (await ThroughputAsync(plain), await ThroughputAsync(routed)) : Swap(await ThroughputAsync(routed), await ThroughputAsync(plain));
    if (round >= 0)
    {
        plainTimes.Add(a);
        routedTimes.Add(b);
        ratios.Add(d / c);
    }
}

Console.WriteLine($"{server}, {rounds} rounds of {Queries} queries one by one and {Queries} by {Workers} at once");
Console.WriteLine($"data source  p50 {Median(plainTimes):0.0} µs");
Console.WriteLine($"router       p50 {Median(routedTimes):0.0} µs, added {Median(plainTimes.Zip(routedTimes, static (x, y) => y - x)):0.0} µs");
Console.WriteLine($"throughput of the router against the data source: {Median(ratios):0.000}");
Console.WriteLine($"all reads by the router went to {string.Join(", ", database.Servers)}");
await service.StopAsync();

static (double, double) Swap(double one, double other) => (other, one);

static async Task<int> QueryAsync(DbConnection connection, CancellationToken cancellationToken)
{
    await using var command = connection.CreateCommand();
    command.CommandText = "SELECT 1";
    return Convert.ToInt32(await command.ExecuteScalarAsync(cancellationToken), null);
}

static async Task<double> LatencyAsync(Func<Task> query)
{
    var times = new double[Queries];
    for (var i = 0; i < Queries; i++)
    {
        var started = Stopwatch.GetTimestamp();
        await query();
        times[i] = Stopwatch.GetElapsedTime(started).TotalMicroseconds;
    }

    return Median(times);
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
