using System.Text;
using FooBar.Telemetry.AccessLog;

namespace FooBar.Tests.Telemetry.AccessLog;

public sealed class AccessLogReaderTests
{
    [Fact]
    public void Read_EdgeLine_TellsEverythingOfTheRequest()
    {
        var request = Read(RecordedLines.Edge);

        Assert.Equal(("lb", "c09440130ddb", "haproxy", "edge"), (request.Service, request.Host, request.Proxy, request.Hop));
        Assert.Equal(("c02f5cddfede46318761411b761482fe", "9e8eb9974271e88e"), (request.Trace.TraceId.ToHexString(), request.Trace.SpanId.ToHexString()));
        Assert.Null(request.Trace.ParentSpanId);
        Assert.True(request.Trace.Sampled);
        Assert.Equal((1795389647675459000ul, 1795389647798129000ul), (request.Start, request.End));
        Assert.Equal(("GET", "/probe", "https", "localhost:36533", "2"), (request.Method, request.Path, request.Scheme, request.Authority, request.ProtocolVersion));
        Assert.Equal(("172.24.0.1", 404, 2323L, 113L), (request.Client, request.Status, request.Sent, request.Received));
        Assert.Equal((0, 0.002, 0.119), (request.Queue, request.Connect, request.Response));
        Assert.Equal(0.12267, request.Total, precision: 6);
        Assert.Equal(("www", "web", "172.24.0.2"), (request.Backend, request.Server, request.ServerAddress));
        Assert.Equal(("1.3", "TLS_AES_128_GCM_SHA256", ""), (request.TlsVersion, request.TlsCipher, request.Termination));
        Assert.False(request.Failed);
    }

    [Fact]
    public void Read_NginxLine_HasItsOwnSpanUnderTheEdgesAndNoQuery()
    {
        var request = Read(RecordedLines.Application);

        Assert.Equal(("web", "nginx", "application", "/probe"), (request.Service, request.Proxy, request.Hop, request.Path));
        Assert.Equal(("009b5a5f1e210874", "9e8eb9974271e88e"), (request.Trace.SpanId.ToHexString(), request.Trace.ParentSpanId?.ToHexString()));
        Assert.Equal((1795389647678000000ul, 1795389647797000000ul), (request.Start, request.End));
        Assert.Equal(("172.24.0.5:8081", "1.1", "https"), (request.ServerAddress, request.ProtocolVersion, request.Scheme));
        Assert.Equal(0.001, request.Connect);
        Assert.Equal(0.115, request.Response!.Value, precision: 6);
    }

    [Theory]
    [InlineData(RecordedLines.StaticFile, "static", "")]
    [InlineData(RecordedLines.CacheHit, "cache", "hit")]
    [InlineData(RecordedLines.TwoUpstreams, "application", "miss")]
    public void Read_NginxLine_TellsWhereTheAnswerCameFrom(string line, string hop, string cache)
    {
        var request = Read(line);

        Assert.Equal((hop, cache), (request.Hop, request.Cache));
    }

    [Fact]
    public void Read_SecondUpstream_IsARetryWithTheLastOnesTimes()
    {
        var request = Read(RecordedLines.TwoUpstreams);

        Assert.Equal((1, true, "172.24.0.6:8081"), (request.Retries, request.Redispatched, request.ServerAddress));
        Assert.Equal(0.002, request.Connect);
        Assert.Equal(0.01, request.Response!.Value, precision: 6);
    }

    [Fact]
    public void Read_RetriedLine_HasTheRetryAndWhoAnswered()
    {
        var request = Read(RecordedLines.Retried);

        Assert.Equal((1, true, "api-2", 0.301), (request.Retries, request.Redispatched, request.Server, request.Queue));
    }

    [Fact]
    public void Read_UnsampledLine_SaysSo() => Assert.False(Read(RecordedLines.Internal).Trace.Sampled);

    [Fact]
    public void Read_FileThatTheEdgeHas_IsAHitAndHasNoServer()
    {
        var request = Read(RecordedLines.FileOfTheEdge);

        Assert.False(request.Failed);
        Assert.Equal((200, "hit", "", ""), (request.Status, request.Cache, request.Server, request.Backend));
    }

    [Fact]
    public void Read_NobodyThere_HasNoServerAndNoTimes()
    {
        var request = Read(RecordedLines.Unavailable);

        Assert.True(request.Failed);
        Assert.Equal((503, "SC", "", "", ""), (request.Status, request.Termination, request.Server, request.ServerAddress, request.Backend));
        Assert.Null(request.Queue);
        Assert.Null(request.Connect);
        Assert.Null(request.Response);
    }

    [Fact]
    public void Read_UnreadableRequest_IsATraceOfItsOwn()
    {
        var request = Read(RecordedLines.Unreadable);

        Assert.Equal(("", "", "", 400, "https~"), (request.Method, request.Path, request.ProtocolVersion, request.Status, request.Hop));
        Assert.NotEqual(default, request.Trace.TraceId);
        Assert.NotEqual(default, request.Trace.SpanId);
        Assert.NotEqual(request.Trace.TraceId, Read(RecordedLines.Unreadable).Trace.TraceId);
    }

    [Fact]
    public void Read_AbortedRequest_HasNoStatus()
    {
        var request = Read(RecordedLines.Aborted);

        Assert.Equal((0, true, "CD"), (request.Status, request.Failed, request.Termination));
    }

    [Fact]
    public void Read_BytesThatAreNoUtf8_KeepsTheRest()
    {
        var bytes = Encoding.UTF8.GetBytes(RecordedLines.Application.Replace("/probe", "/pr@@be", StringComparison.Ordinal));
        var at = Array.IndexOf(bytes, (byte)'@');
        bytes[at] = 0xC3;
        bytes[at + 1] = 0x28;

        var request = AccessLogReader.Read(bytes);

        Assert.Equal("/pr\uFFFD(be", request?.Path);
    }

    [Theory]
    [InlineData(RecordedLines.Start)]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("{")]
    [InlineData("""{"proxy":"other","service":"lb"}""")]
    [InlineData("""{"proxy":"haproxy","service":"lb","start_us":"soon"}""")]
    [InlineData("""{"proxy":"nginx","service":"web","end_s":-1}""")]
    [InlineData("""{"proxy":"nginx","service":"web","end_s":1e20}""")]
    [InlineData("""{"proxy":"nginx","service":"web","end_s":79228162514264337593543950335}""")]
    public void Read_NoAccessLogLine_IsNothing(string datagram) => Assert.Null(AccessLogReader.Read(Encoding.UTF8.GetBytes(datagram)));

    [Fact]
    public void Read_LineCutOffAnywhere_IsNothing()
    {
        var bytes = Encoding.UTF8.GetBytes(RecordedLines.Edge.TrimEnd());

        Assert.All(Enumerable.Range(0, bytes.Length), length => Assert.Null(AccessLogReader.Read(bytes.AsSpan(0, length))));
    }

    internal static ProxyRequest Read(string line) => AccessLogReader.Read(Encoding.UTF8.GetBytes(line)) ?? throw new InvalidOperationException($"Not read: {line}");
}
