using System.Diagnostics;
using System.Globalization;

namespace FooBar.Chaos.Stack;

/// <summary>A stack of its own, started and ended by <c>./foobar</c>, and its parts: found by the ports that only this stack has.</summary>
internal sealed class ChaosStack
{
    private const string Program = "./foobar";

    private static readonly string[] ThisStack = ["--apphost", "FooBar.AppHost/FooBar.AppHost.csproj", "--non-interactive", "--nologo"];

    private readonly StackPorts _ports;
    private readonly Dictionary<string, string> _containers = new(StringComparer.Ordinal);

    private ChaosStack(StackPorts ports) => _ports = ports;

    /// <summary>The site's address.</summary>
    public Uri Site => Local("https", "Https");

    /// <summary>The sentinel's address.</summary>
    public Uri Sentinel => Local("http", "Sentinel");

    /// <summary>The load balancer's statistics.</summary>
    public Uri Statistics => Local("http", "Statistics");

    /// <summary>The sentinel's operator key, which its process was given.</summary>
    public string SentinelKey { get; private set; } = "";

    /// <summary>Starts a stack beside whatever else runs on this machine, and returns when its site answers.</summary>
    /// <exception cref="ChaosException">It does not start; the command has said why.</exception>
    public static async Task<ChaosStack> StartAsync(CancellationToken cancellationToken)
    {
        var stack = new ChaosStack(StackPorts.Find());
        // Nobody reads its alerts, and it takes a port or two of another stack's.
        var start = new ProcessStartInfo(Program, ["run", "--detach", "--Monitoring:Enabled=false", .. stack._ports.Arguments]);
        foreach (var (name, value) in stack._ports.Environment)
        {
            start.Environment[name] = value;
        }

        // The answers say who served them, and nobody is refused for posting too often.
        start.Environment["ASPNETCORE_ENVIRONMENT"] = start.Environment["DOTNET_ENVIRONMENT"] = "Development";
        using var process = Process.Start(start)!;
        var id = process.Id.ToString(CultureInfo.InvariantCulture);
        await using var interruption = cancellationToken.Register(() => Process.Start("kill", ["-TERM", id]).Dispose());
        await process.WaitForExitAsync(CancellationToken.None);
        cancellationToken.ThrowIfCancellationRequested();
        if (process.ExitCode != 0)
        {
            throw new ChaosException("The stack did not start.");
        }

        var sentinel = stack.FindProcess("sentinel") ?? throw new ChaosException("The sentinel does not run.");
        stack.SentinelKey = sentinel.Environment.GetValueOrDefault("Sentinel__OperatorKey", "");
        return stack;
    }

    /// <summary>Ends the stack that was started from this folder. Not to be interrupted, not even by the terminal.</summary>
    public static async Task StopAsync()
    {
        var result = await Command.TryAsync("setsid", ["--wait", Program, "stop"], CancellationToken.None);
        Console.Write(result.Output + result.Error);
    }

    /// <summary>The name of the setting in <c>Ports</c> that a part listens at.</summary>
    public static string PortOf(string part) => part switch
    {
        "lb" => "Https",
        "web" => "Web",
        "api-1" => "Api1",
        "api-2" => "Api2",
        "mysql-1" => "MySql1",
        "mysql-2" => "MySql2",
        "sentinel" => "Sentinel",
        _ => throw new ArgumentOutOfRangeException(nameof(part), part, "The stack has no such part."),
    };

    /// <summary>Runs a command of a resource, as its button on the dashboard does.</summary>
    public static Task ResourceAsync(string resource, string command, CancellationToken cancellationToken) =>
        Command.RunAsync(Program, ["aspire", "resource", resource, command, .. ThisStack], cancellationToken);

    /// <summary>What a resource has written on its console; what went wrong, where that cannot be told.</summary>
    public static async Task<string> LogAsync(string resource)
    {
        var result = await Command.TryAsync(Program, ["aspire", "logs", resource, .. ThisStack], CancellationToken.None);
        return result.Output + result.Error;
    }

    /// <summary>The container of a part: the one that publishes its port, or did when it last ran.</summary>
    /// <exception cref="ChaosException">It has none.</exception>
    public async Task<string> ContainerAsync(string part, CancellationToken cancellationToken)
    {
        var port = _ports[PortOf(part)].ToString(CultureInfo.InvariantCulture);
        var id = await Command.RunAsync("docker", ["ps", "--quiet", "--no-trunc", "--filter", $"publish={port}"], cancellationToken);
        if (id.Length > 0)
        {
            _containers[part] = id;
        }

        return _containers.TryGetValue(part, out var known) ? known : throw new ChaosException($"{part} has no container.");
    }

    /// <summary>The process of a part.</summary>
    /// <exception cref="ChaosException">It has none.</exception>
    public StackProcess ProcessOf(string part) => FindProcess(part) ?? throw new ChaosException($"{part} does not run.");

    private StackProcess? FindProcess(string part) => StackProcess.Find(part, _ports[PortOf(part)]);

    private Uri Local(string scheme, string port) => new(string.Create(CultureInfo.InvariantCulture, $"{scheme}://localhost:{_ports[port]}/"));
}
