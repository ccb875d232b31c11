namespace FooBar.Telemetry.AccessLog;

internal static class HttpVersion
{
    /// <summary>The version alone, as the conventions write it: <c>HTTP/1.1</c> is 1.1 and <c>HTTP/2.0</c> is 2.</summary>
    public static string Of(string protocol)
    {
        var version = protocol.StartsWith("HTTP/", StringComparison.Ordinal) ? protocol["HTTP/".Length..] : "";
        return version is "2.0" or "3.0" ? version[..1] : version;
    }
}
