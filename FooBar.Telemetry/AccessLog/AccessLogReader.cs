using System.Text;
using System.Text.Json;

namespace FooBar.Telemetry.AccessLog;

/// <summary>Reads the lines that HAProxy and Nginx send by syslog.</summary>
internal static class AccessLogReader
{
    /// <summary>Reads one datagram: a JSON object, with or without a syslog header in front of it.</summary>
    /// <param name="datagram">The datagram.</param>
    /// <returns>The request, or null when the datagram is no access-log line (a start message of HAProxy) or was cut off on its way.</returns>
    public static ProxyRequest? Read(ReadOnlySpan<byte> datagram)
    {
        var start = datagram.IndexOf((byte)'{');
        if (start < 0)
        {
            return null;
        }

        var line = datagram[start..].TrimEnd("\r\n\0 "u8);
        try
        {
            // Bytes that are no UTF-8 come from clients, and a line must not get lost because of them.
            var text = System.Text.Unicode.Utf8.IsValid(line) ? null : Encoding.UTF8.GetString(line);
            return text is null ? ReadValid(line) : ReadValid(Encoding.UTF8.GetBytes(text));
        }
        catch (Exception exception) when (exception is JsonException or OverflowException)
        {
            // Of no proxy of ours, or cut off: any process that reaches the port may send what it likes.
            return null;
        }
    }

    private static ProxyRequest? ReadValid(ReadOnlySpan<byte> line)
    {
        var request = ProxyOf(line) switch
        {
            "haproxy" => JsonSerializer.Deserialize(line, AccessLogJson.Default.HAProxyLine)?.ToRequest(),
            "nginx" => JsonSerializer.Deserialize(line, AccessLogJson.Default.NginxLine)?.ToRequest(),
            _ => null,
        };
        return request is { Service.Length: > 0, Start: > 0 } ? request : null;
    }

    // The formats put it first.
    private static string? ProxyOf(ReadOnlySpan<byte> line)
    {
        var reader = new Utf8JsonReader(line);
        return reader.Read() && reader.Read() && reader.TokenType == JsonTokenType.PropertyName && reader.ValueTextEquals("proxy"u8) && reader.Read() && reader.TokenType == JsonTokenType.String
            ? reader.GetString()
            : null;
    }
}
