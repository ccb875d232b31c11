using System.IO.Compression;

using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace FooBar.Api.Responses;

/// <summary>
/// Compresses answers for those who take gzip. Here rather than in the web server, which would compress a page that it keeps anew for everybody who
/// gets it. The pages and the API carry no secret beside what a visitor has typed, so the length of an answer tells nothing.
/// </summary>
internal static class Compression
{
    /// <summary>What a small answer would save is less than the headers of one packet.</summary>
    private const int Shortest = 1024;

    // Half the time of the default for a tenth more bytes.
    private static readonly ZLibCompressionOptions Options = new() { CompressionLevel = 2 };

    private static readonly HashSet<string> Types = new(StringComparer.OrdinalIgnoreCase)
    {
        "text/html", "text/plain", "application/json", "application/problem+json", "application/atom+xml", "application/xml",
    };

    /// <summary>Whether an answer of this length comes compressed to those who take that.</summary>
    public static bool IsWorthwhile(HttpResponse response, long length) =>
        length >= Shortest && response.Headers.ContentEncoding.Count == 0 && response.ContentType is { } type && Types.Contains(MediaType(type));

    /// <summary>Whether the client takes gzip.</summary>
    public static bool IsAccepted(StringValues acceptEncoding) =>
        acceptEncoding.Count > 0
        && StringWithQualityHeaderValue.TryParseList(acceptEncoding.ToArray()!, out var accepted)
        && accepted.Any(static encoding => encoding.Value.Equals("gzip", StringComparison.OrdinalIgnoreCase) && encoding.Quality is not 0);

    public static MemoryStream Compress(MemoryStream body)
    {
        var compressed = new MemoryStream((int)body.Length / 2);
        using (var gzip = new GZipStream(compressed, Options, leaveOpen: true))
        {
            gzip.Write(body.GetBuffer(), 0, (int)body.Length);
        }

        return compressed;
    }

    private static string MediaType(string contentType) => contentType.IndexOf(';', StringComparison.Ordinal) is >= 0 and var end ? contentType[..end].TrimEnd() : contentType;
}
