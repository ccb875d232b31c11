using System.Formats.Tar;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using FooBar.Sentinel.Configuration;
using FooBar.Sentinel.Observation;

namespace FooBar.Sentinel.Control;

/// <summary>
/// The servers' containers, by the engine's own interface on its socket. Its command line would need a process for every question, which takes
/// longer than a failover has.
/// </summary>
internal sealed class EngineControl : IServerControl, IDisposable
{
    private const string Exited = "exited";

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    private readonly HttpClient _engine;
    private readonly IDictionary<string, string> _labels;
    private readonly TimeProvider _time;

    /// <summary>Creates the control; nothing is asked yet.</summary>
    public EngineControl(SentinelOptions options, TimeProvider time)
    {
        _labels = options.Containers;
        _time = time;
        var socket = options.EngineSocket ?? FindSocket();
        _engine = new HttpClient(new SocketsHttpHandler
        {
            ConnectCallback = async (_, token) =>
            {
                var connection = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
                try
                {
                    await connection.ConnectAsync(new UnixDomainSocketEndPoint(socket), token);
                    return new NetworkStream(connection, ownsSocket: true);
                }
                catch
                {
                    connection.Dispose();
                    throw;
                }
            },
        })
        {
            BaseAddress = new Uri("http://engine/"),
            Timeout = Timeout.InfiniteTimeSpan,
        };
    }

    /// <inheritdoc />
    public async Task<ProcessState> InspectAsync(string server, CancellationToken cancellationToken)
    {
        try
        {
            var container = await FindAsync(server, cancellationToken);
            return container switch
            {
                null => _labels.ContainsKey(server) ? ProcessState.Stopped : ProcessState.Unknown,
                { State.IsNew: true } => ProcessState.Stopped,
                { State.Running: true } => container.IsPublished ? ProcessState.Running : ProcessState.Disconnected,
                { State: { Status: Exited, ExitCode: 0 } } => ProcessState.ShutDown,
                _ => await WasStoppedAsync(container, cancellationToken) ? ProcessState.Stopped : ProcessState.Gone,
            };
        }
        catch (Exception unknown) when (unknown is HttpRequestException or JsonException or IOException)
        {
            return ProcessState.Unknown;
        }
    }

    /// <inheritdoc />
    public async Task<bool> KillAsync(string server, CancellationToken cancellationToken)
    {
        try
        {
            while (true)
            {
                var container = await FindAsync(server, cancellationToken);
                if (container is not { State.Running: true })
                {
                    return container is not null || _labels.ContainsKey(server);
                }

                using var kill = await _engine.PostAsync($"containers/{container.Id}/kill?signal=SIGKILL", null, cancellationToken);
                if (container.State.Paused)
                {
                    // The signal is delivered first, when it is thawed.
                    using var thaw = await _engine.PostAsync($"containers/{container.Id}/unpause", null, cancellationToken);
                }

                await Task.Delay(Pause, _time, cancellationToken);
            }
        }
        catch (Exception unknown) when (unknown is HttpRequestException or JsonException or IOException)
        {
            return false;
        }
    }

    /// <inheritdoc />
    public async Task<bool> StartAsync(string server, CancellationToken cancellationToken)
    {
        try
        {
            var container = await FindAsync(server, cancellationToken);
            if (container is null or { State.IsNew: true })
            {
                return false;
            }

            using var start = await _engine.PostAsync($"containers/{container.Id}/start", null, cancellationToken);
            return start.IsSuccessStatusCode || start.StatusCode is HttpStatusCode.NotModified;
        }
        catch (Exception unknown) when (unknown is HttpRequestException or JsonException or IOException)
        {
            return false;
        }
    }

    /// <inheritdoc />
    public async Task<bool> SaveAsync(string server, IReadOnlyList<string> paths, string folder, CancellationToken cancellationToken)
    {
        try
        {
            var container = await FindAsync(server, cancellationToken);
            if (container is null || paths.Count == 0)
            {
                return false;
            }

            Directory.CreateDirectory(folder);
            foreach (var path in paths)
            {
                using var answer = await _engine.GetAsync(
                    $"containers/{container.Id}/archive?path={Uri.EscapeDataString(path)}", HttpCompletionOption.ResponseHeadersRead, cancellationToken);
                answer.EnsureSuccessStatusCode();
                await using var tar = new TarReader(await answer.Content.ReadAsStreamAsync(cancellationToken));
                while (await tar.GetNextEntryAsync(cancellationToken: cancellationToken) is { } entry)
                {
                    if (entry.EntryType is TarEntryType.RegularFile or TarEntryType.V7RegularFile)
                    {
                        await entry.ExtractToFileAsync(Path.Combine(folder, Path.GetFileName(entry.Name)), overwrite: true, cancellationToken);
                    }
                }
            }

            return true;
        }
        catch (Exception failure) when (failure is HttpRequestException or JsonException or IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <inheritdoc />
    public void Dispose() => _engine.Dispose();

    private static string FindSocket() =>
        Environment.GetEnvironmentVariable("DOCKER_HOST") is { } host && host.StartsWith("unix://", StringComparison.Ordinal) ? host["unix://".Length..] : "/var/run/docker.sock";

    // Looked up anew each time: a server that is started on the dashboard gets a new container.
    private async Task<EngineContainer?> FindAsync(string server, CancellationToken cancellationToken)
    {
        if (!_labels.TryGetValue(server, out var label))
        {
            return null;
        }

        var filter = Filter(new() { ["label"] = [label] });
        await using var list = await _engine.GetStreamAsync($"containers/json?all=true&filters={filter}", cancellationToken);
        var all = await JsonSerializer.DeserializeAsync(list, EngineJsonContext.Default.EngineContainerSummaryArray, cancellationToken);
        if (all?.MaxBy(static container => container.Created) is not { } newest)
        {
            return null;
        }

        using var answer = await _engine.GetAsync($"containers/{newest.Id}/json", cancellationToken);
        if (answer.StatusCode is HttpStatusCode.NotFound)
        {
            return null;
        }

        answer.EnsureSuccessStatusCode();
        await using var body = await answer.Content.ReadAsStreamAsync(cancellationToken);
        var container = await JsonSerializer.DeserializeAsync(body, EngineJsonContext.Default.EngineContainer, cancellationToken);
        return container is null ? null : container with { AskedAt = answer.Headers.Date ?? container.State.StartedAt };
    }

    // The engine does not keep why a container ended, but it remembers that it was asked to stop it.
    private async Task<bool> WasStoppedAsync(EngineContainer container, CancellationToken cancellationToken)
    {
        var filter = Filter(new() { ["container"] = [container.Id], ["event"] = ["stop"] });
        // Exactly: a restart asks it to stop, too, and in the same second as a rule.
        var started = container.State.StartedAt;
        var since = string.Create(CultureInfo.InvariantCulture, $"{started.ToUnixTimeSeconds()}.{started.Ticks % TimeSpan.TicksPerSecond:D7}00");
        // Until now by the engine's own clock, so that the answer ends with what has happened; without an end it would go on for ever.
        var until = container.AskedAt.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        using var answer = await _engine.GetAsync($"events?since={since}&until={until}&filters={filter}", cancellationToken);
        return answer.IsSuccessStatusCode && (await answer.Content.ReadAsStringAsync(cancellationToken)).Length > 0;
    }

    private static string Filter(Dictionary<string, string[]> filters) =>
        Uri.EscapeDataString(JsonSerializer.Serialize(filters, EngineJsonContext.Default.DictionaryStringStringArray));
}
