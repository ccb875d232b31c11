using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using MySqlConnector;

namespace FooBar.Tests.Functional.Faults;

/// <summary>
/// Clients that write without pause to whichever server lets them, each write with a key of its own that is repeated until it was acknowledged,
/// and the memory of what was acknowledged. They know nothing of epochs: a server that acknowledges what is lost is found out.
/// </summary>
internal sealed class Ledger : IAsyncDisposable
{
    private const int DuplicateEntry = 1062;
    private const int Clients = 4;

    private readonly FaultPair _pair;
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentDictionary<string, bool> _acknowledged = new();
    private readonly Reigns _reigns = new();
    private readonly string _primary;
    private readonly long _epoch;
    private readonly Task[] _clients;
    private int _count;

    private Ledger(FaultPair pair, string primary, long epoch)
    {
        _pair = pair;
        _primary = primary;
        _epoch = epoch;
        _clients = [.. Enumerable.Range(0, Clients).Select(_ => Task.Run(WriteAsync))];
    }

    /// <summary>How many writes were acknowledged so far.</summary>
    public int Count => Volatile.Read(ref _count);

    /// <summary>Makes the tables where they are missing, and begins.</summary>
    public static async Task<Ledger> StartAsync(FaultPair pair, string primary)
    {
        await pair.Of(primary).AskAsync(
            """
            CREATE TABLE IF NOT EXISTS foobar.key_used (k VARCHAR(36) PRIMARY KEY);
            CREATE TABLE IF NOT EXISTS foobar.effect (id BIGINT AUTO_INCREMENT PRIMARY KEY, k VARCHAR(36) NOT NULL, KEY (k))
            """);
        var epoch = await pair.Of(primary).AskAsync("SELECT MAX(epoch) FROM ha.epoch");
        var ledger = new Ledger(pair, primary, long.Parse(epoch!, CultureInfo.InvariantCulture));
        await ledger.GrowsAsync();
        return ledger;
    }

    /// <summary>Completes after some more acknowledged writes.</summary>
    public async Task GrowsAsync(int by = 20)
    {
        var goal = Count + by;
        await Patience.UntilAsync(() => Count >= goal, () => $"writes are acknowledged: {Count} of {goal}");
    }

    /// <summary>Ends the clients; what was acknowledged by then must be on both servers, once.</summary>
    public async Task VerifyAsync()
    {
        await StopAsync();
        foreach (var server in _pair.Servers)
        {
            // Whatever the one has, the other applies.
            await _pair.OtherThan(server.Name).AskAsync($"SELECT WAIT_FOR_EXECUTED_GTID_SET('{await server.AskAsync("SELECT @@global.gtid_executed")}', 240)", 250);
        }

        foreach (var server in _pair.Servers)
        {
            var twice = await server.AskAsync("SELECT COALESCE(GROUP_CONCAT(k), '') FROM (SELECT k FROM foobar.effect GROUP BY k HAVING COUNT(*) > 1) AS twice");
            Assert.True(string.IsNullOrEmpty(twice), $"{server.Name} has applied {twice} more than once.");
            var there = await ReadAsync(server);
            var lost = _acknowledged.Keys.Except(there).ToList();
            Assert.True(lost.Count == 0, $"{server.Name} lacks {lost.Count} of {_acknowledged.Count} acknowledged writes, {lost.FirstOrDefault()} for one.");
        }

        var recorded = await ChangesAsync();
        Assert.True(_reigns.Changes <= recorded, $"The server that acknowledges has changed {_reigns.Changes} times, the primary {recorded} times: two servers took writes at a time.\n{_reigns}");
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _stop.Dispose();
    }

    // How often another server has become primary since the beginning, by the servers' own record.
    private async Task<int> ChangesAsync()
    {
        var primaries = await _pair.First.AskAsync(string.Create(CultureInfo.InvariantCulture, $"SELECT GROUP_CONCAT(primary_server ORDER BY epoch) FROM ha.epoch WHERE epoch > {_epoch}"));
        var changes = 0;
        var before = _primary;
        foreach (var primary in (primaries ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries))
        {
            changes += primary == before ? 0 : 1;
            before = primary;
        }

        return changes;
    }

    private async Task StopAsync()
    {
        await _stop.CancelAsync();
        await Task.WhenAll(_clients);
    }

    private static async Task<HashSet<string>> ReadAsync(FaultServer server)
    {
        var keys = new HashSet<string>();
        await using var connection = new MySqlConnection(server.Connection("root", timeout: 60));
        await connection.OpenAsync();
        await using var command = new MySqlCommand("SELECT k FROM foobar.effect", connection);
        await using var rows = await command.ExecuteReaderAsync();
        while (await rows.ReadAsync())
        {
            keys.Add(rows.GetString(0));
        }

        return keys;
    }

    private async Task WriteAsync()
    {
        MySqlConnection? connection = null;
        var server = "";
        while (!_stop.IsCancellationRequested)
        {
            var key = Guid.NewGuid().ToString();
            while (!_stop.IsCancellationRequested)
            {
                try
                {
                    if (connection is null && await FindAsync() is var (found, where))
                    {
                        (connection, server) = (found, where);
                    }

                    if (connection is not null)
                    {
                        var began = Stopwatch.GetTimestamp();
                        if (await WriteAsync(connection, key))
                        {
                            _reigns.Add(server, began, Stopwatch.GetTimestamp());
                        }

                        _acknowledged[key] = true;
                        Interlocked.Increment(ref _count);
                        break;
                    }
                }
                catch (Exception failure) when (failure is MySqlException or IOException or InvalidOperationException or TimeoutException)
                {
                    // Whether it was applied is not known: the same key again, wherever writes are taken.
                    _ = connection?.DisposeAsync().AsTask();
                    connection = null;
                }

                await Task.Delay(20);
            }

            await Task.Delay(40);
        }

        if (connection is not null)
        {
            await connection.DisposeAsync();
        }
    }

    // False where an earlier attempt has turned out to have been applied.
    private static async Task<bool> WriteAsync(MySqlConnection connection, string key)
    {
        await using var transaction = await connection.BeginTransactionAsync();
        try
        {
            await ExecuteAsync(connection, transaction, $"INSERT INTO foobar.key_used VALUES ('{key}')");
        }
        catch (MySqlException used) when (used.Number == DuplicateEntry)
        {
            // An attempt before this one came through after all.
            await transaction.RollbackAsync();
            return false;
        }

        await ExecuteAsync(connection, transaction, $"INSERT INTO foobar.effect (k) VALUES ('{key}')");
        await transaction.CommitAsync();
        return true;
    }

    private static async Task ExecuteAsync(MySqlConnection connection, MySqlTransaction transaction, string sql)
    {
        await using var command = new MySqlCommand(sql, connection, transaction);
        await command.ExecuteNonQueryAsync();
    }

    private async Task<(MySqlConnection Connection, string Server)?> FindAsync()
    {
        foreach (var server in _pair.Servers)
        {
            var connection = new MySqlConnection(server.Connection("foobar_app", timeout: 2));
            try
            {
                await connection.OpenAsync();
                await using var command = new MySqlCommand("SELECT @@global.read_only", connection);
                if (Convert.ToInt32(await command.ExecuteScalarAsync(), CultureInfo.InvariantCulture) == 0)
                {
                    return (connection, server.Name);
                }
            }
            catch (Exception away) when (away is MySqlException or IOException or InvalidOperationException)
            {
                // The other one, then.
            }

            _ = connection.DisposeAsync().AsTask();
        }

        return null;
    }
}
