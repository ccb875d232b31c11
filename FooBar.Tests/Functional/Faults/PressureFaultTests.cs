using FooBar.Sentinel.Decision;
using MySqlConnector;

namespace FooBar.Tests.Functional.Faults;

/// <summary>What must not be taken for something else: a clock that jumps, a server that is full of connections, one that is restarted over and over.</summary>
[Collection(FaultDefinition.Name)]
[Trait("Category", "Functional")]
public sealed class PressureFaultTests(FaultPair pair) : FaultScenario(pair)
{
    private const int TooManyConnections = 1040;

    [Fact]
    [Trait("Category", "Faults")]
    public Task Fault26_ClockJumps_NothingChangesAndAFailoverStillWorks()
    {
        var clock = new JumpingClock();
        return WithLoadAsync(
            async (sentinel, ledger, primary, replica) =>
            {
                var epoch = sentinel.Witness!.Epoch;
                foreach (var jump in new[] { TimeSpan.FromHours(1), TimeSpan.FromHours(-1), TimeSpan.Zero })
                {
                    clock.Jump = jump;
                    await ledger.GrowsAsync(100);
                }

                Assert.Equal((epoch, Finding.InSync), (sentinel.Witness!.Epoch, sentinel.Finding));

                clock.Jump = TimeSpan.FromHours(-1);
                await primary.KillAsync();

                await sentinel.PrimaryAsync(replica.Name);
                await ledger.GrowsAsync();
            },
            time: clock);
    }

    [Theory]
    [Trait("Category", "Faults")]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public Task Fault27_RestartStormInAnyOrder_OnePrimaryAtATime(int seed) => WithLoadAsync(async (sentinel, ledger, primary, replica) =>
    {
        var random = new Random(seed);
        for (var i = 0; i < 12; i++)
        {
            var server = Pair.Servers[random.Next(2)];

            // It may just have ended: the sentinel kills and starts servers too.
            await (random.Next(3) switch
            {
                0 => Docker.TryAsync("kill", server.Container),
                1 => server.RestartAsync(),
                _ => Task.WhenAll(Pair.Servers.Select(static server => server.RestartAsync())),
            });

            // Any moment may be the wrong one.
            await Task.Delay(random.Next(2000));
        }

        await ledger.GrowsAsync();
    });

    [Fact]
    [Trait("Category", "Faults")]
    public Task Fault32_NoConnectionLeft_IsNotTakenForDead() => WithLoadAsync(async (sentinel, ledger, primary, replica) =>
    {
        var epoch = sentinel.Witness!.Epoch;
        await using var root = await primary.OpenAsync();
        await ExecuteAsync(root, "SET GLOBAL max_connections = 40");
        var taken = new List<MySqlConnection>();
        try
        {
            await TakeAllAsync(primary, "foobar_app", taken);
            await ledger.GrowsAsync(100);
            Assert.Equal(Finding.InSync, sentinel.Finding);

            // Even without the connections that it keeps open, and without the one that MySQL keeps free for such accounts.
            await Patience.UntilAsync(
                async () =>
                {
                    await ExecuteAsync(root, await KillsAsync(root));
                    await TakeAllAsync(primary, "root", taken);
                    return sentinel.Found(Finding.PrimaryBusy);
                },
                () => $"the sentinel is kept out\n{sentinel.Story}");
            await ledger.GrowsAsync(100);
            Assert.Equal((epoch, primary.Name), (sentinel.Witness!.Epoch, sentinel.Witness.Primary));
        }
        finally
        {
            foreach (var connection in taken)
            {
                await connection.DisposeAsync();
            }

            await ExecuteAsync(root, "SET GLOBAL max_connections = 200");
        }

        await sentinel.InStepAsync();
        Assert.Equal(epoch, sentinel.Witness!.Epoch);
    });

    private static async Task TakeAllAsync(FaultServer server, string user, List<MySqlConnection> taken)
    {
        while (true)
        {
            try
            {
                taken.Add(await server.OpenAsync(user));
            }
            catch (MySqlException full) when (full.Number == TooManyConnections)
            {
                return;
            }
        }
    }

    private static async Task<string> KillsAsync(MySqlConnection root)
    {
        await using var command = new MySqlCommand("SELECT GROUP_CONCAT('KILL ', PROCESSLIST_ID SEPARATOR '; ') FROM performance_schema.threads WHERE PROCESSLIST_USER = 'foobar_sentinel'", root);
        return await command.ExecuteScalarAsync() as string ?? "DO 0";
    }

    private static async Task ExecuteAsync(MySqlConnection session, string sql)
    {
        await using var command = new MySqlCommand(sql, session);
        try
        {
            await command.ExecuteNonQueryAsync();
        }
        catch (MySqlException gone) when (gone.ErrorCode is MySqlErrorCode.NoSuchThread)
        {
            // It has ended by itself.
        }
    }
}
