using FooBar.Tests.Functional.Faults;

namespace FooBar.Tests.Functional.Images;

/// <summary>A container of the image with an empty volume, and the scripts of its first start.</summary>
internal sealed class FirstStart : IAsyncDisposable
{
    private const string Password = "f1rstSt4rt";
    private readonly DirectoryInfo _scripts = Directory.CreateTempSubdirectory("foobar-first-start-");
    private readonly string _container = $"foobar-test-first-start-{Guid.NewGuid():N}";

    /// <summary>That clients are served over the network.</summary>
    public static Func<FirstStart, Task<bool>> Ready { get; } = static async server =>
        (await Docker.TryAsync("exec", server._container, "mysqladmin", "--no-defaults", "--protocol=tcp", "--host=127.0.0.1", "--user=root", $"--password={Password}", "status")).Code == 0;

    public static Func<FirstStart, Task<bool>> Ended { get; } = static async server => !await server.RunsAsync();

    public static async Task<FirstStart> CreateAsync(bool inOneStart, params (string Name, string Text)[] scripts)
    {
        var server = new FirstStart();
        foreach (var (name, text) in scripts)
        {
            await server.ReplaceScriptAsync(name, text);
        }

        // Another user reads them.
        if (!OperatingSystem.IsWindows())
        {
            server._scripts.UnixFileMode |= UnixFileMode.OtherRead | UnixFileMode.OtherExecute;
        }

        await Docker.RunAsync([
            "create", "--name", server._container, "--stop-signal", "SIGKILL", "--volume", $"{server._scripts.FullName}:/docker-entrypoint-initdb.d:ro",
            "--env", $"MYSQL_ROOT_PASSWORD={Password}", "--env", "MYSQL_DATABASE=foobar", .. inOneStart ? (string[])["--env", "MYSQL_INITDB_ONE_START=1"] : [],
            FaultPair.DropInImage, "--innodb-buffer-pool-size=32M"]);
        return server;
    }

    /// <summary>Starts it where it does not run, and waits until something is so.</summary>
    public async Task RunUntilAsync(Func<FirstStart, Task<bool>> condition)
    {
        await Docker.RunAsync("start", _container);
        await Patience.UntilAsync(() => condition(this), () => "the first start came so far");
    }

    public Task KillAsync() => Docker.RunAsync("kill", _container);

    public async Task RestartAsync()
    {
        await KillAsync();
        await RunUntilAsync(Ready);
    }

    public Task ReplaceScriptAsync(string name, string text) => File.WriteAllTextAsync(Path.Combine(_scripts.FullName, name), text);

    /// <summary>The rows of an answer, their fields separated by blanks.</summary>
    public async Task<string> QueryAsync(string sql) =>
        (await Docker.RunAsync("exec", "--env", $"MYSQL_PWD={Password}", _container, "mysql", "--user=root", "--batch", "--skip-column-names", "--execute", sql, "foobar")).Replace('\t', ' ');

    public async Task<bool> HasFileAsync(string path) => (await Docker.TryAsync("exec", _container, "test", "-e", path)).Code == 0;

    public Task MakeFileAsync(string path) => Docker.RunAsync("exec", "--user", "mysql", _container, "touch", path);

    public async Task<string> LogAsync()
    {
        var (_, output, error) = await Docker.TryAsync("logs", _container);
        return output + error;
    }

    public async ValueTask DisposeAsync()
    {
        await Docker.RunAsync("rm", "--force", "--volumes", _container);
        _scripts.Delete(recursive: true);
    }

    private async Task<bool> RunsAsync() => await Docker.RunAsync("inspect", "--format", "{{.State.Running}}", _container) == "true";
}
