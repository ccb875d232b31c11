using System.Diagnostics;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.Dcp.Session;

/// <summary>The orchestrator's process, under a shell that tidies up behind it.</summary>
internal sealed partial class DcpProcess : IDisposable
{
    // A session of its own, so that Ctrl+C in the terminal reaches this process alone and the clean-up stays in its hands.
    private const string Launch = """
        if command -v setsid >/dev/null; then exec setsid /bin/sh -c "$0" "$@"; else exec /bin/sh -c "$0" "$@"; fi
        """;

    // Output goes to a file rather than a pipe: a pipe would break when this process is killed, and kill the orchestrator in the midst of its
    // own clean-up. The engine's clients with which the orchestrator listens to events outlive it until the engine has something to tell them,
    // so whoever waits for its end ends them, which also holds when this process was killed. They are known by the session's folder in their environment.
    private const string Supervise = """
        "$@" </dev/null >"$0" 2>&1
        code=$?
        (
            tries=0 running=yes
            while [ "$running" ] && [ $tries -lt 300 ]; do
                running='' clients=''
                for environment in $(grep -Fls "DCP_SESSION_FOLDER=$DCP_SESSION_FOLDER" /proc/[0-9]*/environ); do
                    process=${environment#/proc/} process=${process%/environ}
                    case $(cat "/proc/$process/comm") in
                        dcp) running=yes ;;
                        docker | podman) clients="$clients $process" ;;
                    esac
                done
                [ -z "$running" ] || sleep 0.2
                tries=$((tries + 1))
            done
            [ -z "$clients" ] || kill $clients
        ) </dev/null >/dev/null 2>&1 &
        exit $code
        """;

    // Meant for this process; a workload that wants them gets them from its specification.
    private static readonly string[] NotInherited =
        ["ASPNETCORE_URLS", "ASPNETCORE_ENVIRONMENT", "DOTNET_ENVIRONMENT", "DOTNET_LAUNCH_PROFILE", "LOGGING__CONSOLE__FORMATTERNAME"];

    private readonly Process _process;
    private readonly DcpSessionFolder _folder;
    private readonly ILogger _logger;
    private readonly TaskCompletionSource<string> _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task _watch;
    private volatile bool _endExpected;

    private DcpProcess(Process process, DcpSessionFolder folder, ILogger logger)
    {
        _process = process;
        _folder = folder;
        _logger = logger;
        _watch = WatchAsync();
    }

    /// <summary>Completes when the process ended without having been asked to, with the reason.</summary>
    public Task<string> Ended => _ended.Task;

    /// <summary>Starts the process; it watches this one and cleans up after it when it is gone.</summary>
    public static DcpProcess Start(string program, DcpOptions options, DcpSessionFolder folder, ILogger logger)
    {
        var start = new ProcessStartInfo("/bin/sh") { UseShellExecute = false, WorkingDirectory = folder.FullPath };
        string[] arguments =
        [
            "-c", Launch, Supervise, folder.Output, program, "start-apiserver",
            "--monitor", Environment.ProcessId.ToString(System.Globalization.CultureInfo.InvariantCulture),
            "--kubeconfig", folder.Kubeconfig,
            "--container-runtime", options.ContainerRuntime,
            "--tls-cert-file", folder.Certificate, "--tls-key-file", folder.Key,
        ];
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var name in NotInherited)
        {
            start.Environment.Remove(name);
        }

        start.Environment["DCP_SESSION_FOLDER"] = folder.FullPath;
        start.Environment["DCP_STATE_STORE_PATH"] = folder.StateStore;
        // A watcher process for each workload, against the orchestrator's own sudden death, takes 23 MiB and a tenth of a second each.
        // This process does their work: it sees that death and removes what is left.
        start.Environment["DCP_DISABLE_MONITOR_PROCESS"] = "1";
        if (File.Exists(folder.LogSocket))
        {
            start.Environment["DCP_LOG_SOCKET"] = folder.LogSocket;
        }

        var process = Process.Start(start) ?? throw new DistributedApplicationException($"The orchestrator '{program}' could not be started.");
        LogStarted(logger, program, process.Id);
        return new DcpProcess(process, folder, logger);
    }

    /// <summary>From now on an end is no surprise.</summary>
    public void ExpectEnd() => _endExpected = true;

    /// <summary>Waits for the end, and puts one where it does not come in time; for a time of zero at once.</summary>
    /// <returns>Whether the process ended by itself and in order, that is, cleaned up.</returns>
    public async Task<bool> WaitForEndAsync(TimeSpan timeout, TimeProvider time)
    {
        ExpectEnd();
        try
        {
            await _watch.WaitAsync(timeout, time);
            return _process.ExitCode == 0;
        }
        catch (TimeoutException)
        {
            if (timeout > TimeSpan.Zero)
            {
                LogKilled(_logger, _process.Id, timeout.TotalSeconds);
            }

            _process.Kill(entireProcessTree: true);
            await _watch;
            return false;
        }
    }

    public void Dispose() => _process.Dispose();

    private async Task WatchAsync()
    {
        await _process.WaitForExitAsync();
        LogEnded(_logger, _process.Id, _process.ExitCode);
        if (!_endExpected)
        {
            _ended.TrySetResult($"The orchestrator (dcp, process {_process.Id}) ended unexpectedly with exit code {_process.ExitCode}.{LastOutput()}");
        }
    }

    /// <summary>The last lines that the process wrote: where it says why it gave up.</summary>
    private string LastOutput()
    {
        try
        {
            var lines = File.ReadLines(_folder.Output).Where(line => line.Length > 0).TakeLast(5).ToList();
            return lines.Count == 0 ? "" : " Its last words: " + string.Join(" | ", lines);
        }
        catch (IOException)
        {
            return "";
        }
    }

    [LoggerMessage(1, LogLevel.Debug, "Started the orchestrator {Program} as process {ProcessId}")]
    private static partial void LogStarted(ILogger logger, string program, int processId);

    [LoggerMessage(2, LogLevel.Debug, "The orchestrator's process {ProcessId} ended with exit code {ExitCode}")]
    private static partial void LogEnded(ILogger logger, int processId, int exitCode);

    [LoggerMessage(3, LogLevel.Warning, "The orchestrator's process {ProcessId} did not end within {Seconds} s and was killed")]
    private static partial void LogKilled(ILogger logger, int processId, double seconds);
}
