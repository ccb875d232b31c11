using System.Security.Cryptography;

namespace FooBar.Tests.Functional.Faults;

/// <summary>
/// A pair of real servers as the stack has them, with the same configuration and the same first start, but by the engine alone: two networks, so
/// that they can be cut off from each other while their clients still reach them.
/// </summary>
public class FaultPair : IAsyncLifetime
{
    /// <summary>The image that was built where no registry answers.</summary>
    internal const string DropInImage = "foobar/mysql:9.7";

    private readonly string _id = $"foobar-fault-{RandomNumberGenerator.GetHexString(8, lowercase: true)}";
    private FaultServer[] _servers = [];

    internal FaultServer First => _servers[0];

    internal FaultServer Second => _servers[1];

    internal IReadOnlyList<FaultServer> Servers => _servers;

    /// <summary>The folder of the witness file.</summary>
    internal string Folder { get; } = Directory.CreateTempSubdirectory("foobar-fault-").FullName;

    internal string WitnessPath => Path.Combine(Folder, "witness.json");

    internal FaultServer Of(string name) => _servers.Single(server => server.Name == name);

    internal FaultServer OtherThan(string name) => _servers.Single(server => server.Name != name);

    /// <summary>The port at which the servers reach each other.</summary>
    internal virtual int ReplicationPort => 3306;

    /// <summary>What everything of this pair is called at the engine, with something after it.</summary>
    protected string Id => _id;

    public async Task InitializeAsync()
    {
        try
        {
            await StartAsync();
        }
        catch
        {
            await DisposeAsync();
            throw;
        }
    }

    public virtual async Task DisposeAsync()
    {
        await Task.WhenAll(_servers.Select(static server => Docker.TryAsync("rm", "--force", "--volumes", server.Container)));
        await Docker.TryAsync("network", "rm", $"{_id}-replication", $"{_id}-access");
        foreach (var server in _servers)
        {
            await server.Link.DisposeAsync();
        }

        if (Directory.Exists(Folder))
        {
            Directory.Delete(Folder, recursive: true);
        }
    }

    /// <summary>Makes what the servers need; they do not exist yet.</summary>
    /// <returns>Further arguments of <c>docker create</c>, for a server's number.</returns>
    protected virtual Task<Func<int, string[]>> PrepareAsync() => Task.FromResult<Func<int, string[]>>(static _ => []);

    // Both servers, empty and read-only.
    private async Task StartAsync()
    {
        await Docker.RunAsync("network", "create", $"{_id}-access");

        // Internal: the published ports stay with the other network.
        await Docker.RunAsync("network", "create", "--internal", $"{_id}-replication");
        _servers = [.. new[] { 1, 2 }.Select(number => new FaultServer($"mysql-{number}", $"{_id}-{number}", FreePorts.Next(), $"{_id}-replication"))];
        var options = await PrepareAsync();
        await Task.WhenAll(_servers.Select((server, i) => StartAsync(server, i + 1, options(i + 1))));
        await Task.WhenAll(_servers.Select(static server => Patience.UntilAsync(server.AnswersAsync, () => $"{server.Name} answers")));
    }

    internal static string Label(FaultServer server) => $"com.foobar.fault={server.Container}";

    private async Task StartAsync(FaultServer server, int id, string[] options)
    {
        var files = Path.Combine(RepositoryRoot(), "FooBar.AppHost", "MySql");
        await Docker.RunAsync([
            "create", "--name", server.Container, "--label", Label(server), "--stop-signal", "SIGKILL", "--network", $"{_id}-access",
            "--publish", $"127.0.0.1:{server.Port}:3306",
            "--volume", $"{files}/configuration:/etc/mysql/conf.d:ro", "--volume", $"{files}/first-start:/docker-entrypoint-initdb.d:ro",
            "--env", "DATABASE=foobar", "--env", "MYSQL_INITDB_SKIP_TZINFO=1", "--env", "MYSQL_INITDB_ONE_START=1",
            .. ((string[])["MYSQL_ROOT", "APP", "REPLICATION", "MONITOR", "SENTINEL"]).SelectMany(static account => (string[])["--env", $"{account}_PASSWORD={FaultServer.Password}"]),
            .. options,
            await ImageAsync(), $"--server-id={id}", "--innodb-buffer-pool-size=32M"]);
        await server.ReturnAsync();
        await Docker.RunAsync("start", server.Container);
    }

    // The official image, or the drop-in of it that was built where no registry answers.
    internal static async Task<string> ImageAsync() =>
        (await Docker.RunAsync("images", "--quiet", DropInImage)).Length > 0 ? DropInImage : "mysql:9.7";

    private static string RepositoryRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "FooBar.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("The tests do not run inside the repository.");
    }
}
