using System.Collections.Frozen;
using System.Globalization;
using FooBar.Telemetry.AccessLog;

namespace FooBar.Telemetry.Conversion;

/// <summary>Values that the OpenTelemetry HTTP conventions keep few, because metrics and span names are made of them.</summary>
internal static class HttpNames
{
    /// <summary>What the conventions call a method that is none of the known ones: clients can send any word.</summary>
    public const string OtherMethod = "_OTHER";

    private static readonly FrozenSet<string> KnownMethods =
        FrozenSet.Create(StringComparer.Ordinal, "CONNECT", "DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT", "QUERY", "TRACE");

    /// <summary>The method, or <see cref="OtherMethod"/>.</summary>
    public static string Method(ProxyRequest request) => KnownMethods.Contains(request.Method) ? request.Method : OtherMethod;

    /// <summary>What went wrong: the status, or why there was no answer; null when nothing did.</summary>
    public static string? Error(ProxyRequest request) => request switch
    {
        { Failed: false } => null,
        { Status: >= 500 } => request.Status.ToString(CultureInfo.InvariantCulture),
        { Termination.Length: > 0 } => request.Termination,
        _ => "no_answer",
    };
}
