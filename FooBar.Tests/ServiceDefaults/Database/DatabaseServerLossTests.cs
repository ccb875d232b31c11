using System.Data.Common;
using System.Diagnostics;
using FooBar.ServiceDefaults.Database;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;
using static FooBar.Tests.ServiceDefaults.Database.MySqlPairFixture;

namespace FooBar.Tests.ServiceDefaults.Database;

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
        using var service = await pair.StartServiceAsync();
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
    public async Task Write_PrimaryKilledAndStartedAgain_FailsWithinItsBoundThenSucceedsOnTheSamePool()
    {
        using var service = await pair.StartServiceAsync();
        var options = service.Services.GetRequiredService<IOptions<DatabaseOptions>>().Value;
        Assert.Equal("mysql-1", await WriteAsync(service, "INSERT INTO item VALUES (10)"));

        await pair.Primary.KillAsync();
        var started = Stopwatch.GetTimestamp();
        var exception = await Assert.ThrowsAsync<DatabaseUnavailableException>(() => WriteAsync(service, "INSERT INTO item VALUES (11)"));
        var waited = Stopwatch.GetElapsedTime(started);
        Assert.Equal((1, "mysql-2"), await CountAsync(service));
        await pair.Primary.RestartAsync();

        Assert.Equal("mysql-1", exception.Server);
        Assert.False(exception.OutcomeUnknown);
        Assert.InRange(waited, options.RetryFor, options.RetryFor + options.OpenTimeout + Slack);
        Assert.Equal("mysql-1", await WriteAsync(service, "INSERT INTO item VALUES (11)"));
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

        Assert.Equal("mysql-1", await WriteAsync(service, "INSERT INTO item VALUES (21)"));
    }

    [Fact]
    public async Task Write_PrimaryTakesNoWrites_IsUnavailableAndNothingWasDone()
    {
        using var service = await pair.StartServiceAsync();
        await pair.Primary.ExecuteAsync("SET GLOBAL read_only = ON; SET GLOBAL super_read_only = ON");
        try
        {
            var exception = await Assert.ThrowsAsync<DatabaseUnavailableException>(() => WriteAsync(service, "INSERT INTO item VALUES (30)"));

            Assert.Equal((DatabaseFailure.ReadOnly, false), (exception.Failure, exception.OutcomeUnknown));
        }
        finally
        {
            await pair.Primary.ExecuteAsync("SET GLOBAL read_only = OFF");
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
            using var deadline = new CancellationTokenSource(TimeSpan.FromMinutes(1));
            while (true)
            {
                var entry = (await health.CheckHealthAsync(deadline.Token)).Entries["database"];
                if (entry.Status == status)
                {
                    return entry;
                }

                await Task.Delay(50, deadline.Token);
            }
        }
    }
}
