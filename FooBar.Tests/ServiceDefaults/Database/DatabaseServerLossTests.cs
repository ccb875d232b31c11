using System.Collections.Concurrent;
using System.Data.Common;
using System.Diagnostics;
using FooBar.ServiceDefaults.Database;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using static FooBar.Tests.ServiceDefaults.Database.MySqlPairFixture;

namespace FooBar.Tests.ServiceDefaults.Database;

[Collection(ServerLossDefinition.Name)]
[Trait("Category", "Functional")]
public sealed class DatabaseServerLossTests(MySqlPairFixture pair) : IClassFixture<MySqlPairFixture>
{
    // What a busy machine may add to a bound.
    private static readonly TimeSpan Slack = TimeSpan.FromSeconds(3);

    [Fact]
    public async Task Read_ReplicaKilledUnderLoadAndStartedAgain_NoReadFailsAndTheReplicaServesAgain()
    {
        using var service = await pair.StartServiceAsync();
        using var load = ReadLoad.Start(service);
        await load.ServedByAsync("mysql-2");

        await pair.Replica.KillAsync();
        await load.ServedByAsync("mysql-1");
        await pair.Replica.RestartAsync();
        await load.ServedByAsync("mysql-2");

        Assert.Empty(await load.StopAsync());
    }

    [Fact]
    public async Task Read_ReplicaFrozen_NoReadFailsOrExceedsItsBoundAndTheReplicaServesAgain()
    {
        // A machine that stands still for a moment must not use up the time for retries: the bound below is what a read may take.
        using var service = await pair.StartServiceAsync(static options => options.RetryFor = TimeSpan.FromSeconds(10));
        var options = service.Services.GetRequiredService<IOptions<DatabaseOptions>>().Value;
        using var load = ReadLoad.Start(service);
        await load.ServedByAsync("mysql-2");

        await pair.Replica.FreezeAsync();
        try
        {
            await load.ServedByAsync("mysql-1", times: 200);
        }
        finally
        {
            await pair.Replica.ThawAsync();
        }

        await load.ServedByAsync("mysql-2");

        Assert.Empty(await load.StopAsync());
        Assert.InRange(load.Longest, TimeSpan.Zero, options.OpenTimeout + options.ReadTimeout + Slack);
    }

    [Fact]
    public async Task Write_PrimaryKilledAndStartedAgain_FailsAfterItsWaitThenSucceedsOnTheSamePool()
    {
        using var service = await pair.StartServiceAsync(static options => options.PrimaryWait = TimeSpan.FromSeconds(2));
        Assert.Equal("mysql-1", await WriteAsync(service, "INSERT INTO item VALUES (10)"));

        await pair.Primary.KillAsync();
        var exception = await Assert.ThrowsAsync<DatabaseUnavailableException>(() => WriteAsync(service, "INSERT INTO item VALUES (11)"));
        Assert.Equal((1, "mysql-2"), await CountAsync(service));
        await pair.Primary.RestartAsync();

        Assert.False(exception.OutcomeUnknown);
        Assert.Equal("mysql-1", await EventuallyWrittenAsync(service, "INSERT INTO item VALUES (11)"));
    }

    [Fact]
    public async Task Write_PrimaryFrozenUnderTheWork_FailsWithinItsBoundWithUnknownOutcome()
    {
        using var service = await pair.StartServiceAsync(static options => options.WriteTimeout = TimeSpan.FromSeconds(1));
        var options = service.Services.GetRequiredService<IOptions<DatabaseOptions>>().Value;
        await using var scope = service.Services.CreateAsyncScope();
        var started = Stopwatch.GetTimestamp();
        try
        {
            var exception = await Assert.ThrowsAsync<DatabaseUnavailableException>(() => scope.ServiceProvider.GetRequiredService<IDatabase>().WriteAsync(
                async (connection, token) =>
                {
                    await pair.Primary.FreezeAsync();
                    await using var command = connection.CreateCommand();
                    command.CommandText = "INSERT INTO item VALUES (20)";
                    return await command.ExecuteNonQueryAsync(token);
                },
                CancellationToken.None));

            Assert.Equal((DatabaseFailure.TimedOut, true), (exception.Failure, exception.OutcomeUnknown));
            Assert.InRange(Stopwatch.GetElapsedTime(started), options.WriteTimeout, options.OpenTimeout + options.WriteTimeout + Slack);
        }
        finally
        {
            await pair.Primary.ThawAsync();
        }

        Assert.Equal("mysql-1", await EventuallyWrittenAsync(service, "INSERT INTO item VALUES (21)"));
    }

    [Fact]
    public async Task WriteRepeatably_PrimaryFrozenUnderTheWork_IsDoneOnTheNextPrimary()
    {
        using var service = await pair.StartServiceAsync(static options => (options.WriteTimeout, options.PrimaryWait) = (TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(2)));
        await using var scope = service.Services.CreateAsyncScope();
        var database = scope.ServiceProvider.GetRequiredService<IDatabase>();
        var frozen = false;
        try
        {
            await database.WriteRepeatablyAsync(
                async (connection, token) =>
                {
                    if (!Interlocked.Exchange(ref frozen, true))
                    {
                        await pair.Primary.FreezeAsync();
                        await pair.Replica.BecomePrimaryAsync();
                    }

                    await using var command = connection.CreateCommand();
                    command.CommandText = "INSERT INTO item VALUES (25)";
                    return await command.ExecuteNonQueryAsync(token);
                },
                CancellationToken.None);

            Assert.Equal(["mysql-2"], database.Servers);
        }
        finally
        {
            await pair.Primary.ThawAsync();
            await pair.Replica.BecomeReplicaAsync();
        }
    }

    [Fact]
    public async Task Write_NobodyTakesWrites_IsUnavailableAndNothingWasDone()
    {
        using var service = await pair.StartServiceAsync(static options => options.PrimaryWait = TimeSpan.FromSeconds(1));
        await pair.Primary.BecomeReplicaAsync();
        try
        {
            var exception = await Assert.ThrowsAsync<DatabaseUnavailableException>(() => WriteAsync(service, "INSERT INTO item VALUES (30)"));

            Assert.False(exception.OutcomeUnknown);
            Assert.True(exception.Failure is DatabaseFailure.NoPrimary or DatabaseFailure.ReadOnly, exception.ToString());
        }
        finally
        {
            await pair.Primary.BecomePrimaryAsync();
        }

        Assert.Equal("mysql-1", await EventuallyWrittenAsync(service, "INSERT INTO item VALUES (30)"));
    }

    [Fact]
    public async Task Write_RolesSwappedByHandUnderLoad_FollowsWithoutRestartAndLosesNone()
    {
        using var service = await pair.StartServiceAsync(static options => options.PrimaryWait = TimeSpan.FromMinutes(2));
        await pair.Replica.ExecuteAsync("SET GLOBAL super_read_only = OFF; CREATE TABLE swapped (id INT PRIMARY KEY)");
        await pair.Primary.ExecuteAsync("CREATE TABLE swapped (id INT PRIMARY KEY)");
        await pair.Replica.BecomeReplicaAsync();
        using var stop = new CancellationTokenSource();
        var written = new ConcurrentDictionary<int, string>();
        var writers = Enumerable.Range(0, 4).Select(writer => Task.Run(async () =>
        {
            for (var i = 0; !stop.IsCancellationRequested; i++)
            {
                var id = (writer * 1_000_000) + i;
                written[id] = await WriteAsync(service, FormattableString.Invariant($"INSERT INTO swapped VALUES ({id})"));
            }
        })).ToList();
        try
        {
            await WrittenOnAsync("mysql-1");
            await pair.Primary.BecomeReplicaAsync();
            await pair.Replica.BecomePrimaryAsync();
            await WrittenOnAsync("mysql-2");
            await pair.Replica.BecomeReplicaAsync();
            written.Clear();
            await pair.Primary.BecomePrimaryAsync();
            await WrittenOnAsync("mysql-1");
        }
        finally
        {
            await stop.CancelAsync();
            await pair.Replica.BecomeReplicaAsync();
            await pair.Primary.BecomePrimaryAsync();
        }

        await Task.WhenAll(writers);
        Assert.All(writers, static writer => Assert.True(writer.IsCompletedSuccessfully));

        async Task WrittenOnAsync(string server)
        {
            using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
            while (written.Values.Count(name => name == server) < 100)
            {
                Assert.False(writers.Any(static writer => writer.IsFaulted), writers.FirstOrDefault(static writer => writer.IsFaulted)?.Exception?.ToString());
                await Task.Delay(20, patience.Token);
            }
        }
    }

    [Fact]
    public async Task Write_OldPrimaryStaysWritableInAnOlderEpoch_IsUsedForNothing()
    {
        const string Epochs = """
            CREATE DATABASE IF NOT EXISTS ha;
            CREATE TABLE IF NOT EXISTS ha.epoch (epoch BIGINT UNSIGNED PRIMARY KEY, primary_server VARCHAR(64) NOT NULL, reason VARCHAR(64) NOT NULL, at TIMESTAMP(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6));
            CREATE TABLE IF NOT EXISTS ha.heartbeat (id TINYINT UNSIGNED PRIMARY KEY, epoch BIGINT UNSIGNED NOT NULL, mode VARCHAR(8) NOT NULL, beat BIGINT UNSIGNED NOT NULL, at TIMESTAMP(6) NOT NULL);
            INSERT INTO ha.epoch (epoch, primary_server, reason) VALUES (1, 'mysql-1', 'start');
            INSERT INTO ha.heartbeat VALUES (1, 1, 'SYNC', 1, NOW(6));
            GRANT SELECT ON ha.* TO 'foobar_app'@'%'
            """;
        using var service = await pair.StartServiceAsync();
        try
        {
            await pair.Primary.ExecuteAsync(Epochs);
            await pair.Replica.ExecuteAsync($"SET GLOBAL super_read_only = OFF; {Epochs}; INSERT INTO ha.epoch (epoch, primary_server, reason) VALUES (2, 'mysql-2', 'failover')");
            await pair.Replica.BecomePrimaryAsync();

            var topology = service.Services.GetRequiredService<DatabaseTopology>();
            await EventuallyAsync(() => topology.StateOf(0) == ServerState.Rejected && topology.StateOf(1) == ServerState.Primary);

            Assert.Equal(2UL, topology.View.Epoch);
            Assert.Equal("mysql-2", await WriteAsync(service, "INSERT INTO item VALUES (40)"));
            Assert.Equal((1, "mysql-2"), await CountAsync(service));
        }
        finally
        {
            await pair.Replica.ExecuteAsync("DROP DATABASE IF EXISTS ha");
            await pair.Primary.ExecuteAsync("DROP DATABASE IF EXISTS ha");
            await pair.Replica.BecomeReplicaAsync();
        }
    }

    [Theory]
    [InlineData("INSERT INTO item VALUES (1)", 1062)]
    [InlineData("INSERT INTO nowhere VALUES (1)", 1146)]
    [InlineData("no such statement", 1064)]
    public async Task Write_ErrorOfTheWork_ComesOutAsItIs(string sql, int number)
    {
        using var service = await pair.StartServiceAsync();

        var exception = await Assert.ThrowsAnyAsync<DbException>(() => WriteAsync(service, sql));

        Assert.Equal(number, exception.Data["Server Error Code"]);
    }

    [Fact]
    public async Task HealthCheck_NoRequests_FollowsTheServers()
    {
        using var service = await pair.StartServiceAsync();
        var health = service.Services.GetRequiredService<HealthCheckService>();
        await BecomesAsync(HealthStatus.Healthy);

        await pair.Replica.KillAsync();
        try
        {
            Assert.Contains("mysql-2", (await BecomesAsync(HealthStatus.Degraded)).Description, StringComparison.Ordinal);
        }
        finally
        {
            await pair.Replica.RestartAsync();
        }

        await BecomesAsync(HealthStatus.Healthy);

        async Task<HealthReportEntry> BecomesAsync(HealthStatus status)
        {
            HealthReportEntry entry = default;
            await EventuallyAsync(async () => (entry = (await health.CheckHealthAsync()).Entries["database"]).Status == status);
            return entry;
        }
    }

    // Right after a server returned, whoever uses it may still hear that it is away.
    private static async Task<string> EventuallyWrittenAsync(IHost service, string sql)
    {
        var server = "";
        await EventuallyAsync(async () =>
        {
            try
            {
                server = await WriteAsync(service, sql);
                return true;
            }
            catch (DatabaseUnavailableException exception) when (!exception.OutcomeUnknown)
            {
                return false;
            }
        });
        return server;
    }

    private static Task EventuallyAsync(Func<bool> condition) => EventuallyAsync(() => Task.FromResult(condition()));

    private static async Task EventuallyAsync(Func<Task<bool>> condition)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while (!await condition())
        {
            await Task.Delay(50, patience.Token);
        }
    }
}
