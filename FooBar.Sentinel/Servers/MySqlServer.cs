using System.Globalization;
using FooBar.Sentinel.Configuration;
using FooBar.Sentinel.Observation;
using FooBar.Sentinel.Witness;
using MySqlConnector;

namespace FooBar.Sentinel.Servers;

/// <summary>A MySQL server, over a connection that only transitions use.</summary>
internal sealed class MySqlServer(string name, string connectionString, SentinelOptions options, TimeProvider time) : IDatabaseServer, IAsyncDisposable
{
    private const int RestartNeeded = 3707;

    private readonly ServerSession _session = new(connectionString, time);

    /// <inheritdoc />
    public string Name => name;

    /// <inheritdoc />
    public Task<ServerStatus> ReadStatusAsync(CancellationToken cancellationToken) =>
        RunAsync("status", StatusQuery.ReadAsync, options.OperationTimeout, cancellationToken);

    /// <inheritdoc />
    public Task<long> ReadEpochAsync(CancellationToken cancellationToken) => RunAsync(
        "epoch",
        static async (connection, token) =>
            await connection.ScalarAsync("SELECT 1 FROM information_schema.tables WHERE table_schema = 'ha' AND table_name = 'epoch'", token) is "1"
                && long.TryParse(await connection.ScalarAsync("SELECT MAX(epoch) FROM ha.epoch", token), NumberStyles.None, CultureInfo.InvariantCulture, out var epoch)
                ? epoch
                : 0,
        options.OperationTimeout,
        cancellationToken);

    /// <inheritdoc />
    public Task StopReceiverAsync(CancellationToken cancellationToken) => ExecuteAsync("stop receiver", "STOP REPLICA IO_THREAD", cancellationToken);

    /// <inheritdoc />
    public async Task<bool> DrainAsync(TimeSpan patience, CancellationToken cancellationToken)
    {
        await ExecuteAsync("start applier", "START REPLICA SQL_THREAD", cancellationToken);
        var received = await RunAsync(
            "received",
            static (connection, token) => connection.ScalarAsync("SELECT RECEIVED_TRANSACTION_SET FROM performance_schema.replication_connection_status WHERE CHANNEL_NAME = ''", token),
            options.OperationTimeout,
            cancellationToken);
        return await WaitForAsync(GtidSet.Parse(received), patience, cancellationToken);
    }

    /// <inheritdoc />
    public Task<bool> WaitForAsync(GtidSet transactions, TimeSpan patience, CancellationToken cancellationToken) => RunAsync(
        "wait for transactions",
        async (connection, token) => await connection.ScalarAsync(
            "SELECT WAIT_FOR_EXECUTED_GTID_SET(@transactions, @patience)",
            token,
            ("@transactions", transactions.ToString()),
            ("@patience", patience.TotalSeconds)) is "0",
        patience + options.OperationTimeout,
        cancellationToken);

    /// <inheritdoc />
    public Task FollowAsync(string source, CancellationToken cancellationToken) => RunAsync(
        "follow",
        async (connection, token) =>
        {
            var status = await StatusQuery.ReadAsync(connection, token);
            if (status.Replication?.SourceHost != source)
            {
                await connection.ExecuteAsync("STOP REPLICA", token);
                await connection.ExecuteAsync(
                    """
                    CHANGE REPLICATION SOURCE TO
                        SOURCE_HOST = @host, SOURCE_PORT = @port, SOURCE_USER = @user, SOURCE_PASSWORD = @password, SOURCE_AUTO_POSITION = 1, SOURCE_SSL = 1,
                        SOURCE_CONNECT_RETRY = 1, SOURCE_RETRY_COUNT = 86400, SOURCE_HEARTBEAT_PERIOD = 0.25, REQUIRE_ROW_FORMAT = 1, GTID_ONLY = 1
                    """,
                    token,
                    ("@host", source),
                    ("@port", options.ReplicationPort),
                    ("@user", options.ReplicationUser),
                    ("@password", options.ReplicationPassword));
            }

            await connection.ExecuteAsync("START REPLICA", token);
            return true;
        },
        options.OperationTimeout,
        cancellationToken);

    /// <inheritdoc />
    public Task DetachAsync(CancellationToken cancellationToken) => RunAsync(
        "detach",
        static async (connection, token) =>
        {
            if ((await StatusQuery.ReadAsync(connection, token)).Replication is not null)
            {
                await connection.ExecuteAsync("STOP REPLICA", token);
                await connection.ExecuteAsync("RESET REPLICA ALL", token);
            }

            return true;
        },
        options.OperationTimeout,
        cancellationToken);

    /// <inheritdoc />
    public Task SetSourceAcknowledgementsAsync(bool on, CancellationToken cancellationToken) =>
        ExecuteAsync("set source acknowledgements", $"SET GLOBAL rpl_semi_sync_source_enabled = {(on ? "ON" : "OFF")}", cancellationToken);

    /// <inheritdoc />
    public Task SetReplicaAcknowledgementsAsync(bool on, CancellationToken cancellationToken) => RunAsync(
        "set replica acknowledgements",
        async (connection, token) =>
        {
            // Each event is flushed to disk where an acknowledgement says that it is; a replica that has to catch up first would not with that.
            await connection.ExecuteAsync($"SET GLOBAL sync_relay_log = {(on ? 1 : 10000)}", token);
            var status = await StatusQuery.ReadAsync(connection, token);
            if (status.ReplicaAcknowledgements != on)
            {
                await connection.ExecuteAsync($"SET GLOBAL rpl_semi_sync_replica_enabled = {(on ? "ON" : "OFF")}", token);
                if (status.Replication is { Receiver: not ReplicationThread.Off })
                {
                    await connection.ExecuteAsync("STOP REPLICA IO_THREAD", token);
                    await connection.ExecuteAsync("START REPLICA IO_THREAD", token);
                }
            }

            return true;
        },
        options.OperationTimeout,
        cancellationToken);

    /// <inheritdoc />
    public Task OpenAsync(CancellationToken cancellationToken) =>
        ExecuteAsync("open", "SET GLOBAL offline_mode = OFF, GLOBAL read_only = OFF", cancellationToken);

    /// <inheritdoc />
    public Task CloseAsync(TimeSpan patience, CancellationToken cancellationToken) => RunAsync(
        "close",
        async (connection, token) =>
        {
            // It waits for the commits under way, and for tables that are locked; the server gives up by itself a little before the deadline.
            var seconds = Math.Max(1, (int)patience.TotalSeconds);
            await connection.ExecuteAsync(string.Create(CultureInfo.InvariantCulture, $"SET SESSION lock_wait_timeout = {seconds}"), token);
            await connection.ExecuteAsync("SET GLOBAL super_read_only = ON", token);
            return true;
        },
        patience + TimeSpan.FromSeconds(1),
        cancellationToken);

    /// <inheritdoc />
    public Task TakeOfflineAsync(CancellationToken cancellationToken) => ExecuteAsync("take offline", "SET GLOBAL offline_mode = ON", cancellationToken);

    /// <inheritdoc />
    public Task BringOnlineAsync(CancellationToken cancellationToken) => ExecuteAsync("bring online", "SET GLOBAL offline_mode = OFF", cancellationToken);

    /// <inheritdoc />
    public Task RecordEpochAsync(WitnessState witness, CancellationToken cancellationToken) => RunAsync(
        "record epoch",
        async (connection, token) =>
        {
            if (await connection.ScalarAsync("SELECT 1 FROM information_schema.tables WHERE table_schema = 'ha' AND table_name = 'nudge'", token) is not "1")
            {
                await connection.ExecuteAsync(Schema, token);
                await connection.ExecuteAsync($"CREATE DATABASE IF NOT EXISTS `{options.Database.Replace("`", "``", StringComparison.Ordinal)}`", token);
            }

            await connection.ExecuteAsync(
                "INSERT IGNORE INTO ha.epoch (epoch, primary_server, reason) VALUES (@epoch, @server, @reason)",
                token,
                ("@epoch", witness.Epoch),
                ("@server", name),
                ("@reason", witness.Reason));
            await Heartbeat.WriteAsync(connection, witness, token);
            return true;
        },
        options.OperationTimeout,
        cancellationToken);

    /// <inheritdoc />
    public Task BeatAsync(WitnessState witness, CancellationToken cancellationToken) => RunAsync(
        "beat",
        async (connection, token) =>
        {
            await Heartbeat.WriteAsync(connection, witness, token);
            return true;
        },
        options.StallBound,
        cancellationToken);

    /// <inheritdoc />
    public Task CloneFromAsync(string donor, CancellationToken cancellationToken) => RunAsync(
        "clone",
        async (connection, token) =>
        {
            var account = new MySqlConnectionStringBuilder(connectionString);
            var status = await StatusQuery.ReadAsync(connection, token);
            await connection.ExecuteAsync("SET GLOBAL offline_mode = ON", token);
            if (status.Replication is not null)
            {
                await connection.ExecuteAsync("STOP REPLICA", token);
            }

            // read_only stays on; cloning is refused under super_read_only alone.
            await connection.ExecuteAsync("SET GLOBAL super_read_only = OFF", token);
            await connection.ExecuteAsync(
                "SET GLOBAL clone_valid_donor_list = @donor",
                token,
                ("@donor", string.Create(CultureInfo.InvariantCulture, $"{donor}:{options.ReplicationPort}")));
            try
            {
                await connection.ExecuteAsync(
                    string.Create(CultureInfo.InvariantCulture, $"CLONE INSTANCE FROM {Literal(account.UserID)}@{Literal(donor)}:{options.ReplicationPort} IDENTIFIED BY {Literal(account.Password)} REQUIRE SSL"),
                    token);
            }
            catch (MySqlException done) when (done.Number == RestartNeeded)
            {
                // It has the copy and ends now; who supervises it starts it again.
            }

            return true;
        },
        options.CloneBound,
        cancellationToken);

    /// <inheritdoc />
    public Task<IReadOnlyList<string>> FindBinaryLogsAsync(GtidSet transactions, CancellationToken cancellationToken) => RunAsync(
        "find binary logs",
        (connection, token) => BinaryLogs.FindAsync(connection, transactions, token),
        options.OperationTimeout,
        cancellationToken);

    /// <inheritdoc />
    public ValueTask DisposeAsync() => _session.DisposeAsync();

    private const string Schema =
        """
        CREATE DATABASE IF NOT EXISTS ha;
        CREATE TABLE IF NOT EXISTS ha.epoch (
            epoch BIGINT UNSIGNED PRIMARY KEY,
            primary_server VARCHAR(64) NOT NULL,
            reason VARCHAR(64) NOT NULL,
            at TIMESTAMP(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6));
        CREATE TABLE IF NOT EXISTS ha.heartbeat (
            id TINYINT UNSIGNED PRIMARY KEY,
            epoch BIGINT UNSIGNED NOT NULL,
            mode VARCHAR(8) NOT NULL,
            beat BIGINT UNSIGNED NOT NULL,
            at TIMESTAMP(6) NOT NULL);
        CREATE TABLE IF NOT EXISTS ha.nudge (
            id TINYINT UNSIGNED PRIMARY KEY,
            at TIMESTAMP(6) NOT NULL);
        """;

    private static string Literal(string text) => $"'{MySqlHelper.EscapeString(text)}'";

    private Task<bool> ExecuteAsync(string operation, string sql, CancellationToken cancellationToken) => RunAsync(
        operation,
        async (connection, token) =>
        {
            await connection.ExecuteAsync(sql, token);
            return true;
        },
        options.OperationTimeout,
        cancellationToken);

    private async Task<T> RunAsync<T>(string operation, Func<MySqlConnection, CancellationToken, Task<T>> work, TimeSpan deadline, CancellationToken cancellationToken)
    {
        try
        {
            return await _session.RunAsync(work, deadline, cancellationToken);
        }
        catch (Exception failure) when (failure is MySqlException or TimeoutException or IOException or InvalidOperationException or FormatException)
        {
            throw new ServerOperationException(name, operation, failure);
        }
    }
}
