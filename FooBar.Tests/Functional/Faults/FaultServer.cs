using MySqlConnector;

namespace FooBar.Tests.Functional.Faults;

/// <summary>A real server of the pair: its container, how everybody reaches it, and what can be done to it.</summary>
internal sealed class FaultServer(string name, string container, int port, string network)
{
    public const string Password = "f4ultT3sts";

    public string Name => name;

    public string Container => container;

    public int Port => port;

    /// <summary>The sentinel's way to the server.</summary>
    public TcpLink Link { get; } = new(port);

    public string Connection(string user, int? through = null, int timeout = 5) =>
        $"Server=127.0.0.1;Port={through ?? port};User ID={user};Password={Password};SslMode=Required;Connection Timeout={timeout};Default Command Timeout={timeout};Pooling=false;Cancellation Timeout=-1";

    public Task KillAsync() => Docker.RunAsync("kill", container);

    /// <summary>Kills it on purpose, so that it stays down until it is started.</summary>
    public Task StopAsync() => Docker.RunAsync("stop", "--time", "0", container);

    /// <summary>Kills it and starts it at once.</summary>
    public Task RestartAsync() => Docker.TryAsync("restart", "--time", "0", container);

    public Task SignalAsync(string signal) => Docker.RunAsync("kill", "--signal", signal, container);

    public Task FreezeAsync() => SignalAsync("STOP");

    /// <summary>Lets it go on, unless it was killed meanwhile.</summary>
    public Task ThawAsync() => Docker.TryAsync("kill", "--signal", "CONT", container);

    public async Task<bool> RunsAsync() => await Docker.RunAsync("inspect", "--format", "{{.State.Running}}", container) == "true";

    public async Task StartedAsync() => await Docker.TryAsync("start", container);

    /// <summary>Cuts it off from the other server.</summary>
    public Task LeaveAsync() => Docker.RunAsync("network", "disconnect", network, container);

    /// <summary>Ends the cut, where there is one.</summary>
    public Task ReturnAsync() => Docker.TryAsync("network", "connect", "--alias", name, network, container);

    /// <summary>Asks one question, as root and past everybody.</summary>
    public async Task<string?> AskAsync(string sql, int timeout = 60)
    {
        await using var connection = new MySqlConnection(Connection("root", timeout: timeout));
        await connection.OpenAsync();
        await using var command = new MySqlCommand(sql, connection);
        return Convert.ToString(await command.ExecuteScalarAsync(), System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>A connection of root's, for what must last.</summary>
    public async Task<MySqlConnection> OpenAsync(string user = "root")
    {
        var connection = new MySqlConnection(Connection(user, timeout: 60));
        try
        {
            await connection.OpenAsync();
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <summary>How many commits wait for an acknowledgement.</summary>
    public async Task<int> WaitingAsync() => int.Parse(
        await AskAsync("SELECT VARIABLE_VALUE FROM performance_schema.global_status WHERE VARIABLE_NAME = 'Rpl_semi_sync_source_wait_sessions'") ?? "0", System.Globalization.CultureInfo.InvariantCulture);

    public async Task<bool> AnswersAsync()
    {
        try
        {
            return await AskAsync("SELECT 1", 5) == "1";
        }
        catch (MySqlException)
        {
            return false;
        }
    }
}
