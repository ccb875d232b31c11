using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Grpc.Core;
using Microsoft.AspNetCore.Http;

namespace Aspire.Hosting.Dashboard.Service;

/// <summary>Lets only callers in that send the key. It stands before everything else, so a stranger learns not even which calls exist.</summary>
internal sealed class ApiKeyGate
{
    /// <summary>The header that carries the key.</summary>
    public const string HeaderName = "x-resource-service-api-key";

    private readonly byte[] _expected;

    public ApiKeyGate(string apiKey)
    {
        ArgumentException.ThrowIfNullOrEmpty(apiKey);
        _expected = Digest(apiKey);
    }

    public Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        var given = context.Request.Headers[HeaderName];
        if (given.Count == 1 && IsKey(given[0]!))
        {
            return next(context);
        }

        // A gRPC answer that consists of its status alone.
        context.Response.ContentType = "application/grpc";
        context.Response.Headers["grpc-status"] = ((int)StatusCode.Unauthenticated).ToString(CultureInfo.InvariantCulture);
        context.Response.Headers["grpc-message"] = $"The header {HeaderName} does not carry this application's key.";
        return Task.CompletedTask;
    }

    // Digests have one length, so the comparison takes the same time whatever is sent.
    private bool IsKey(string given) => CryptographicOperations.FixedTimeEquals(Digest(given), _expected);

    private static byte[] Digest(string key) => SHA256.HashData(Encoding.UTF8.GetBytes(key));
}
