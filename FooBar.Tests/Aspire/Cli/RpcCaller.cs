using System.Globalization;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;

namespace FooBar.Tests.Aspire.Cli;

/// <summary>A caller that knows nothing but the frames: headers, an empty line, JSON.</summary>
internal sealed class RpcCaller : IDisposable
{
    private readonly Socket _socket = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
    private readonly NetworkStream _stream;
    private readonly BufferedStream _incoming;
    private int _id;

    private RpcCaller(string path)
    {
        _socket.Connect(new UnixDomainSocketEndPoint(path));
        _stream = new NetworkStream(_socket, ownsSocket: true);
        _incoming = new BufferedStream(_stream);
    }

    public static RpcCaller Connect(string path) => new(path);

    /// <summary>Calls, and returns the whole answer.</summary>
    public async Task<JsonNode> CallAsync(string method, params JsonNode?[] arguments)
    {
        var id = ++_id;
        await SendAsync(new JsonObject { ["jsonrpc"] = "2.0", ["id"] = id, ["method"] = method, ["params"] = new JsonArray(arguments) }.ToJsonString());
        var answer = await ReadAsync() ?? throw new EndOfStreamException($"The connection ended before the answer to {method}.");
        Assert.Equal(id, (int?)answer["id"]);
        return answer;
    }

    /// <summary>Calls, and returns the result.</summary>
    public async Task<JsonNode?> ResultAsync(string method, params JsonNode?[] arguments)
    {
        var answer = await CallAsync(method, arguments);
        Assert.True(answer["error"] is null, answer["error"]?.ToJsonString());
        return answer["result"];
    }

    /// <summary>Reads a stream that a call has answered with, until <paramref name="enough"/> says so or it ends.</summary>
    public async Task<List<JsonNode>> StreamAsync(string method, JsonNode request, Func<List<JsonNode>, bool> enough)
    {
        var part = await ResultAsync(method, request);
        var token = part!["token"]?.DeepClone();
        List<JsonNode> values = [.. Values(part)];
        while (token is not null && !enough(values))
        {
            part = (await ResultAsync("$/enumerator/next", token.DeepClone()))!;
            values.AddRange(Values(part));
            if ((bool?)part["finished"] == true)
            {
                break;
            }
        }

        return values;
    }

    /// <summary>Sends a text as one frame.</summary>
    public Task SendAsync(string json) => SendRawAsync($"Content-Length: {Encoding.UTF8.GetByteCount(json).ToString(CultureInfo.InvariantCulture)}\r\n\r\n{json}");

    /// <summary>Sends a text as it is.</summary>
    public async Task SendRawAsync(string text) => await _stream.WriteAsync(Encoding.UTF8.GetBytes(text));

    /// <summary>The next frame; null when the other side has closed.</summary>
    public async Task<JsonNode?> ReadAsync()
    {
        using var limit = new CancellationTokenSource(Dashboard.Patience.Limit);
        var length = -1;
        for (var header = await LineAsync(limit.Token); header != ""; header = await LineAsync(limit.Token))
        {
            if (header is null)
            {
                return null;
            }

            length = header.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase) ? int.Parse(header["Content-Length:".Length..], CultureInfo.InvariantCulture) : length;
        }

        var body = new byte[length];
        await _incoming.ReadExactlyAsync(body, limit.Token);
        return JsonNode.Parse(body);
    }

    public void Dispose() => _incoming.Dispose();

    private static IEnumerable<JsonNode> Values(JsonNode part) => (part["values"] as JsonArray ?? []).Select(value => value!);

    private async Task<string?> LineAsync(CancellationToken cancellationToken)
    {
        var line = new StringBuilder();
        var one = new byte[1];
        while (await _incoming.ReadAsync(one, cancellationToken) == 1)
        {
            if (one[0] == '\n')
            {
                return line.ToString().TrimEnd('\r');
            }

            line.Append((char)one[0]);
        }

        return null;
    }
}
