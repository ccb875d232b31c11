using System.Net.Sockets;
using System.Text.Json;

namespace FooBar.Telemetry.Containers;

/// <summary>Asks the container engine, on its socket, what the containers of one stack use.</summary>
internal sealed class EngineClient : IDisposable
{
    /// <summary>The label that says which stack a container belongs to.</summary>
    public const string StackLabel = "com.foobar.stack";

    /// <summary>The label that has a container's resource name.</summary>
    public const string ResourceLabel = "com.foobar.resource";

    private const string DefaultSocket = "/var/run/docker.sock";
    private const string UnixScheme = "unix://";

    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(5);

    private readonly HttpClient _engine;
    private readonly string _list;

    /// <summary>Creates the client; nothing is asked yet.</summary>
    /// <param name="stack">The stack whose containers are meant.</param>
    public EngineClient(string stack)
    {
        var socket = Environment.GetEnvironmentVariable("DOCKER_HOST") is { } host && host.StartsWith(UnixScheme, StringComparison.Ordinal) ? host[UnixScheme.Length..] : DefaultSocket;
        _list = $"containers/json?filters={Uri.EscapeDataString($$"""{"label":["{{StackLabel}}={{stack}}"]}""")}";
        _engine = new HttpClient(new SocketsHttpHandler { ActivityHeadersPropagator = null, ConnectCallback = (_, cancellationToken) => ConnectAsync(socket, cancellationToken) })
        {
            BaseAddress = new Uri("http://engine/"),
            Timeout = Timeout,
        };
    }

    /// <summary>The running containers by their resource names.</summary>
    /// <exception cref="HttpRequestException">The engine does not answer.</exception>
    public async Task<IReadOnlyList<(string Resource, ContainerUsage Usage)>> ReadAsync(CancellationToken cancellationToken)
    {
        using var containers = await GetAsync(_list, cancellationToken);
        var found = new List<(string, ContainerUsage)>();
        foreach (var container in containers.RootElement.EnumerateArray())
        {
            if (container.GetProperty("Labels").TryGetProperty(ResourceLabel, out var name))
            {
                // One shot: the engine otherwise waits a second to tell a rate, which whoever keeps the totals can do.
                using var statistics = await GetAsync($"containers/{container.GetProperty("Id").GetString()}/stats?stream=false&one-shot=true", cancellationToken);
                if (ContainerUsage.Read(statistics.RootElement) is { } usage)
                {
                    found.Add((name.GetString()!, usage));
                }
            }
        }

        return found;
    }

    /// <inheritdoc />
    public void Dispose() => _engine.Dispose();

    private async Task<JsonDocument> GetAsync(string address, CancellationToken cancellationToken)
    {
        await using var answer = await _engine.GetStreamAsync(address, cancellationToken);
        return await JsonDocument.ParseAsync(answer, cancellationToken: cancellationToken);
    }

    private static async ValueTask<Stream> ConnectAsync(string socket, CancellationToken cancellationToken)
    {
        var connection = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            await connection.ConnectAsync(new UnixDomainSocketEndPoint(socket), cancellationToken);
            return new NetworkStream(connection, ownsSocket: true);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }
}
