using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using FooBar.Tests.Functional.Faults;
using MySqlConnector;

namespace FooBar.Tests.ServiceDefaults.Database;

/// <summary>A real MySQL server in a container of its own, to be killed, frozen and started again by tests of what its clients do then.</summary>
internal sealed class MySqlServer : IAsyncDisposable
{
    // A bound for a machine that is busy with other things, no figure of merit.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private readonly string _container;

    private readonly string _rootConnectionString;

    private MySqlServer(string container, int port, string rootPassword)
    {
        _container = container;
        _rootConnectionString = $"Server=127.0.0.1;Port={port};User ID=root;Password={rootPassword};Database=foobar;SslMode=Required";
        ConnectionString = $"Server=127.0.0.1;Port={port};User ID=foobar_app;Password={AppPassword};Database=foobar;SslMode=Required";
    }

    /// <summary>The connection string of the application's account, which may do what it may do in the stack.</summary>
    public string ConnectionString { get; }

    private string AppPassword { get; } = Convert.ToHexString(RandomNumberGenerator.GetBytes(16));

    public static async Task<MySqlServer> StartAsync()
    {
        // The port stays the same across restarts only when it is named.
        var port = FreePort();
        var password = Convert.ToHexString(RandomNumberGenerator.GetBytes(16));
        var container = await DockerAsync(
            "run", "--detach", "--name", $"foobar-test-mysql-{port}", "--publish", $"127.0.0.1:{port}:3306", "--env", $"MYSQL_ROOT_PASSWORD={password}", "--env", "MYSQL_DATABASE=foobar", "--env", "MYSQL_INITDB_ONE_START=1",
            await FaultPair.ImageAsync(), "--innodb-buffer-pool-size=32M");
        var server = new MySqlServer(container.Trim(), port, password);
        try
        {
            await server.AnswersAsync();
            await server.ExecuteAsync(
                $"CREATE USER 'foobar_app'@'%' IDENTIFIED BY '{server.AppPassword}' REQUIRE SSL;" +
                "GRANT SELECT, INSERT, UPDATE, DELETE, CREATE, ALTER, DROP, INDEX, REFERENCES ON foobar.* TO 'foobar_app'@'%'");
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }

        return server;
    }

    public Task KillAsync() => DockerAsync("kill", _container);

    // Not by SIGSTOP, which a process that waits for the processor takes only when it gets it, and may answer somebody before.
    public Task FreezeAsync() => DockerAsync("pause", _container);

    public Task ThawAsync() => DockerAsync("unpause", _container);

    /// <summary>Lets it take writes, over restarts too.</summary>
    public Task BecomePrimaryAsync() => ExecuteAsync("SET PERSIST super_read_only = OFF; SET PERSIST read_only = OFF");

    /// <summary>Lets it refuse writes, over restarts too.</summary>
    public Task BecomeReplicaAsync() => ExecuteAsync("SET PERSIST super_read_only = ON");

    /// <summary>Starts it where it does not run, and waits until it answers.</summary>
    public async Task RestartAsync()
    {
        await DockerAsync("start", _container);
        await AnswersAsync();
    }

    /// <summary>Runs statements as the administrator.</summary>
    public async Task ExecuteAsync(string sql)
    {
        await using var connection = new MySqlConnection(_rootConnectionString + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new MySqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    public async ValueTask DisposeAsync() => await DockerAsync("rm", "--force", "--volumes", _container);

    private async Task AnswersAsync()
    {
        var started = Stopwatch.GetTimestamp();
        while (true)
        {
            try
            {
                await ExecuteAsync("DO 1");
                return;
            }
            catch (MySqlException) when (Stopwatch.GetElapsedTime(started) < Patience)
            {
                await Task.Delay(100);
            }
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static async Task<string> DockerAsync(params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("docker", arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? await output : throw new InvalidOperationException($"docker {arguments[0]} failed: {await error}");
    }
}
