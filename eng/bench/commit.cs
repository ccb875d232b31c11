// What a commit costs that waits for the replica's acknowledgement, against one that does not: on the same server, in turns, so that a slow moment hits both.
// Started by commit.mjs, which tells where the primary is.
#:project ../../FooBar.ServiceDefaults/FooBar.ServiceDefaults.csproj
#:property NoWarn=$(NoWarn);CS1591
#:property PublishAot=false

using System.Diagnostics;
using MySqlConnector;

const int Commits = 100;
var rounds = args.Length > 0 ? int.Parse(args[0], null) : 20;

await using var connection = new MySqlConnection(Environment.GetEnvironmentVariable("PRIMARY"));
await connection.OpenAsync();
await using var insert = new MySqlCommand(
    "INSERT INTO threads (title, body, author, owner, created_at, active_at) VALUES (@title, @body, @author, UUID_TO_BIN(UUID()), UTC_TIMESTAMP(6), UTC_TIMESTAMP(6))", connection);
insert.Parameters.AddWithValue("@title", "How long does a commit take?");
insert.Parameters.AddWithValue("@body", string.Concat(Enumerable.Repeat("As long as it takes to have it on two disks. ", 10)));
insert.Parameters.AddWithValue("@author", "bench");

var (alone, inStep) = (new List<double>(), new List<double>());
for (var round = -2; round < rounds; round++)
{
    foreach (var waits in round % 2 == 0 ? [false, true] : new[] { true, false })
    {
        await SetAsync(waits);
        var acknowledged = await AcknowledgedAsync();
        var times = await TimeAsync();
        if (await AcknowledgedAsync() - acknowledged != (waits ? Commits : 0))
        {
            Console.Error.WriteLine("The replica has not acknowledged what it was to acknowledge: measure again.");
            return 1;
        }

        // The first rounds warm up.
        (waits ? inStep : alone).AddRange(round >= 0 ? times : []);
    }
}

Console.WriteLine($"{rounds} rounds of {Commits} commits of a post each, one by one");
Console.WriteLine($"asynchronous  p50 {Percentile(alone, 0.5):0.00} ms, p99 {Percentile(alone, 0.99):0.00} ms");
Console.WriteLine($"in step       p50 {Percentile(inStep, 0.5):0.00} ms, p99 {Percentile(inStep, 0.99):0.00} ms");
Console.WriteLine($"ratio         p50 {Percentile(inStep, 0.5) / Percentile(alone, 0.5):0.00}, p99 {Percentile(inStep, 0.99) / Percentile(alone, 0.99):0.00}");
return 0;

async Task SetAsync(bool waits)
{
    await using var command = new MySqlCommand($"SET GLOBAL rpl_semi_sync_source_enabled = {(waits ? "ON" : "OFF")}", connection);
    await command.ExecuteNonQueryAsync();
}

async Task<long> AcknowledgedAsync()
{
    await using var command = new MySqlCommand("SELECT VARIABLE_VALUE FROM performance_schema.global_status WHERE VARIABLE_NAME = 'Rpl_semi_sync_source_yes_tx'", connection);
    return Convert.ToInt64(await command.ExecuteScalarAsync(), null);
}

async Task<double[]> TimeAsync()
{
    var times = new double[Commits];
    for (var i = 0; i < Commits; i++)
    {
        var started = Stopwatch.GetTimestamp();
        await insert.ExecuteNonQueryAsync();
        times[i] = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
    }

    return times;
}

// Nearest rank.
static double Percentile(IEnumerable<double> values, double share)
{
    var sorted = values.Order().ToList();
    return sorted[(int)Math.Ceiling(share * sorted.Count) - 1];
}
