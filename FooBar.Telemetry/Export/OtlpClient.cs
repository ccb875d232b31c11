using System.Buffers.Binary;
using System.Net;
using System.Net.Http.Headers;

namespace FooBar.Telemetry.Export;

/// <summary>Sends export messages to the target. The bytes of a message are the same for both protocols; gRPC only frames them.</summary>
internal sealed class OtlpClient(HttpClient http, OtlpTarget target)
{
    private const int FrameHead = 5;

    /// <summary>Sends one message.</summary>
    /// <exception cref="HttpRequestException">It was not accepted: the target is away or refuses it.</exception>
    /// <exception cref="OperationCanceledException">It took longer than <see cref="HttpClient.Timeout"/>, or <paramref name="cancellationToken"/> ended it.</exception>
    public async Task SendAsync(OtlpSignal signal, ReadOnlyMemory<byte> message, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, target.AddressFor(signal)) { Content = target.IsGrpc ? Framed(message) : Plain(message) };
        if (target.IsGrpc)
        {
            request.Version = HttpVersion.Version20;
            request.VersionPolicy = HttpVersionPolicy.RequestVersionExact;
            request.Headers.TE.Add(new TransferCodingWithQualityHeaderValue("trailers"));
        }

        foreach (var (name, value) in target.Headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        using var response = await http.SendAsync(request, cancellationToken);
        response.EnsureSuccessStatusCode();
        if (target.IsGrpc && GrpcStatus(response) is var status and not "0")
        {
            throw new HttpRequestException($"The OTLP endpoint refused {signal} with gRPC status {status ?? "none"}.");
        }
    }

    /// <summary>Whether an exception says that a message was not taken, and not that the caller has ended it.</summary>
    public static bool IsFailure(Exception exception, CancellationToken cancellationToken) =>
        exception is HttpRequestException or IOException || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested);

    // In the trailers, or in the headers of an answer that has nothing else.
    private static string? GrpcStatus(HttpResponseMessage response) =>
        response.TrailingHeaders.TryGetValues("grpc-status", out var values) || response.Headers.TryGetValues("grpc-status", out values) ? values.First() : null;

    private static ReadOnlyMemoryContent Plain(ReadOnlyMemory<byte> message) =>
        new(message) { Headers = { ContentType = new MediaTypeHeaderValue("application/x-protobuf") } };

    private static ByteArrayContent Framed(ReadOnlyMemory<byte> message)
    {
        var frame = new byte[FrameHead + message.Length];
        BinaryPrimitives.WriteUInt32BigEndian(frame.AsSpan(1), (uint)message.Length);
        message.CopyTo(frame.AsMemory(FrameHead));
        return new ByteArrayContent(frame) { Headers = { ContentType = new MediaTypeHeaderValue("application/grpc") } };
    }
}
