using System.Buffers;
using System.Diagnostics;

namespace FooBar.Telemetry.AccessLog;

/// <summary>A request's place in its trace (W3C Trace Context).</summary>
/// <param name="TraceId">The trace.</param>
/// <param name="SpanId">The proxy's own span, which the next one names as its parent.</param>
/// <param name="ParentSpanId">The span that the request came with; null where the trace starts.</param>
/// <param name="Sampled">Whether the trace is kept. Decided once, at the edge.</param>
internal sealed record TraceIds(ActivityTraceId TraceId, ActivitySpanId SpanId, ActivitySpanId? ParentSpanId, bool Sampled)
{
    private static readonly SearchValues<char> LowercaseHex = SearchValues.Create("0123456789abcdef");

    /// <summary>Ids from their hexadecimal forms. A request that was refused before it had any becomes a trace of its own.</summary>
    public static TraceIds Parse(string? trace, string? span, string? parent, string? flags)
    {
        if (!IsId(trace, 32) || !IsId(span, 16))
        {
            return new(ActivityTraceId.CreateRandom(), ActivitySpanId.CreateRandom(), null, Sampled: true);
        }

        return new(
            ActivityTraceId.CreateFromString(trace),
            ActivitySpanId.CreateFromString(span),
            IsId(parent, 16) ? ActivitySpanId.CreateFromString(parent) : null,
            flags is { Length: 2 } && flags.AsSpan().IndexOfAnyExcept(LowercaseHex) < 0 && (Convert.ToByte(flags, 16) & 1) == 1);
    }

    private static bool IsId(string? text, int length) =>
        text is not null && text.Length == length && text.AsSpan().IndexOfAnyExcept(LowercaseHex) < 0 && text.AsSpan().IndexOfAnyExcept('0') >= 0;
}
