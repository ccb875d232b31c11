using System.Diagnostics;
using FooBar.Telemetry.AccessLog;
using FooBar.Telemetry.Otlp;
using Google.Protobuf;

namespace FooBar.Telemetry.Conversion;

/// <summary>A request as the proxy's span.</summary>
internal static class SpanConversion
{
    // Bits of a span's flags: the trace's own, and that it is known whether the parent was in another process, and that it was.
    private const uint Sampled = 0x1;
    private const uint HasRemoteFlag = 0x100;
    private const uint ParentIsRemote = 0x200;

    /// <summary>The span under the ids that the proxy passed on, so that the next hop's span is its child.</summary>
    public static Span ToSpan(ProxyRequest request)
    {
        var trace = request.Trace;
        var span = new Span
        {
            TraceId = Bytes(trace.TraceId),
            SpanId = Bytes(trace.SpanId),
            Name = $"{HttpNames.Method(request)} {request.Hop}",
            Kind = SpanKind.Server,
            StartTimeUnixNano = request.Start,
            EndTimeUnixNano = request.End,
            Flags = (trace.Sampled ? Sampled : 0) | HasRemoteFlag | (trace.ParentSpanId is null ? 0 : ParentIsRemote),
        };
        if (trace.ParentSpanId is { } parent)
        {
            span.ParentSpanId = Bytes(parent);
        }

        if (request.Failed)
        {
            // A server's answer needs no description; that there was none does.
            span.Status = new Status { Code = StatusCode.Error, Message = request.Status >= 500 ? "" : $"No answer: {HttpNames.Error(request)}" };
        }

        RequestAttributes.AddTo(span.Attributes, request);
        return span;
    }

    internal static ByteString Bytes(ActivityTraceId id)
    {
        System.Span<byte> bytes = stackalloc byte[16];
        id.CopyTo(bytes);
        return ByteString.CopyFrom(bytes);
    }

    internal static ByteString Bytes(ActivitySpanId id)
    {
        System.Span<byte> bytes = stackalloc byte[8];
        id.CopyTo(bytes);
        return ByteString.CopyFrom(bytes);
    }
}
