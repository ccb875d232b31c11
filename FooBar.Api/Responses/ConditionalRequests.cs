using System.Security.Cryptography;

using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace FooBar.Api.Responses;

/// <summary>
/// Gives every answer to a GET an entity tag made from its bytes, answers 304 where the client has them already (RFC 9110, 13), and compresses the others.
/// </summary>
internal static class ConditionalRequests
{
    // Most pages fit.
    private const int UsualLength = 32 * 1024;

    /// <summary>Comes after routing, because an address may say that its answer has no end.</summary>
    public static void UseConditionalRequests(this WebApplication app) => app.Use(static async (context, next) =>
    {
        if (!HttpMethods.IsGet(context.Request.Method) || context.GetEndpoint()?.Metadata.GetMetadata<EndlessAnswer>() is not null)
        {
            await next(context);
            return;
        }

        var body = context.Features.GetRequiredFeature<IHttpResponseBodyFeature>();
        using var buffer = new MemoryStream(UsualLength);
        var buffered = new StreamResponseBodyFeature(buffer, body);
        context.Features.Set<IHttpResponseBodyFeature>(buffered);
        try
        {
            await next(context);
            await buffered.Writer.FlushAsync(context.RequestAborted);
        }
        finally
        {
            context.Features.Set(body);
        }

        await AnswerAsync(context, buffer);
    });

    private static async Task AnswerAsync(HttpContext context, MemoryStream body)
    {
        var response = context.Response;
        if (response.HasStarted)
        {
            return;
        }

        var isCompressed = false;
        if (Compression.IsWorthwhile(response, body.Length))
        {
            response.Headers.Append(HeaderNames.Vary, HeaderNames.AcceptEncoding);
            isCompressed = Compression.IsAccepted(context.Request.Headers.AcceptEncoding);
        }

        if (response.StatusCode == StatusCodes.Status200OK && body.Length > 0)
        {
            if (response.Headers.ETag.Count == 0)
            {
                // A weak one for compressed bytes: the same page, in other bytes.
                response.Headers.ETag = $"{(isCompressed ? "W/" : "")}\"{Convert.ToHexStringLower(SHA256.HashData(body.GetBuffer().AsSpan(0, (int)body.Length)).AsSpan(0, 12))}\"";
            }

            if (Matches(context.Request.Headers.IfNoneMatch, response.Headers.ETag.ToString()))
            {
                response.StatusCode = StatusCodes.Status304NotModified;
                response.ContentLength = null;
                return;
            }
        }

        if (isCompressed)
        {
            response.Headers.ContentEncoding = "gzip";
            body = Compression.Compress(body);
        }

        if (body.Length > 0)
        {
            response.ContentLength = body.Length;
            body.Position = 0;
            await body.CopyToAsync(response.Body, context.RequestAborted);
        }
    }

    // The weak comparison: a proxy that compresses makes a tag a weak one.
    private static bool Matches(StringValues ifNoneMatch, string tag) =>
        ifNoneMatch.Count > 0
        && EntityTagHeaderValue.TryParse(tag, out var own)
        && EntityTagHeaderValue.TryParseList(ifNoneMatch.ToArray()!, out var known)
        && known.Any(known => known.Equals(EntityTagHeaderValue.Any) || known.Compare(own, useStrongComparison: false));
}
