using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;

using FooBar.Api.Accounts;
using FooBar.Api.Errors;
using FooBar.Web.Forms;

using Microsoft.OpenApi;

namespace FooBar.Api.Idempotency;

/// <summary>Where idempotency keys come in: as a header at addresses that take them, and as a hidden field of the pages' forms.</summary>
internal static class IdempotencyExtensions
{
    public static void AddIdempotency(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<IdempotencyOptions>().BindConfiguration(IdempotencyOptions.SectionName).ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddScoped<IdempotentWrites>();
        builder.Services.AddHostedService<KeyCleanup>();
    }

    /// <summary>
    /// Lets the address take the header <c>Idempotency-Key</c>: what it writes is then written once and answered the same each time. What it answers
    /// must follow from the request and from what its writes return.
    /// </summary>
    public static RouteHandlerBuilder WithIdempotency(this RouteHandlerBuilder endpoint) => endpoint
        .WithMetadata(new IdempotentEndpoint())
        .ProducesProblem(StatusCodes.Status422UnprocessableEntity)
        .AddOpenApiOperationTransformer(static (operation, _, _) =>
        {
            (operation.Parameters ??= []).Add(new OpenApiParameter
            {
                Name = IdempotencyKey.Header,
                In = ParameterLocation.Header,
                Description = "Makes it safe to send the request again: with the same key it has one effect and one answer, for 24 hours by default.",
                Schema = new OpenApiSchema { Type = JsonSchemaType.String, MinLength = IdempotencyKey.MinimumLength, MaxLength = IdempotencyKey.MaximumLength },
            });
            return Task.CompletedTask;
        });

    /// <summary>Comes after routing, which tells who takes keys, and before whatever reads the body.</summary>
    public static void UseIdempotency(this WebApplication app) => app.Use(static async (context, next) =>
    {
        if (HttpMethods.IsPost(context.Request.Method) && await FindAsync(context) is { } request)
        {
            context.Features.Set(request);
        }

        await next(context);
    });

    private static async Task<IdempotentRequest?> FindAsync(HttpContext context)
    {
        var request = context.Request;
        if (context.GetEndpoint()?.Metadata.GetMetadata<IdempotentEndpoint>() is not null)
        {
            var sent = request.Headers[IdempotencyKey.Header];
            return sent.Count == 0 ? null : new(Parse(sent.ToString()).Value, await FingerprintAsync(request, context.RequestAborted));
        }

        if (!request.HasFormContentType || (await ReadFormAsync(request, context.RequestAborted))[FormKey.Name] is not [{ } field])
        {
            return null;
        }

        // A visitor may go back and change what they have sent: that is another post, which the form's key alone would not tell. Nor would it tell
        // two visitors who were shown the form in the same minute.
        var fingerprint = Fingerprint(request);
        return new($"form:{Parse(field).Value[..IdempotencyKey.MinimumLength]}:{Convert.ToHexStringLower(fingerprint)}", fingerprint);
    }

    private static async Task<IFormCollection> ReadFormAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        try
        {
            return await request.ReadFormAsync(cancellationToken);
        }
        catch (IOException exception) when (exception is not BadHttpRequestException)
        {
            // What the reader of multipart bodies says of one without its end.
            throw new InvalidDataException("The form's body is incomplete.", exception);
        }
    }

    private static IdempotencyKey Parse(string sent) =>
        IdempotencyKey.TryParse(sent, out var key) ? key : throw new InvalidHeaderException($"The key cannot be taken: {IdempotencyKey.Rule}.");

    private static async Task<byte[]> FingerprintAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        // In memory, for no body is larger than the server lets in.
        request.EnableBuffering(bufferThreshold: 256 * 1024);
        using var hash = Start(request);
        var buffer = new byte[16 * 1024];
        for (int count; (count = await request.Body.ReadAsync(buffer, cancellationToken)) > 0;)
        {
            hash.AppendData(buffer, 0, count);
        }

        request.Body.Position = 0;
        return hash.GetHashAndReset();
    }

    // Of what was typed, and where. The form was read, and its fields are in one order however they were sent.
    private static byte[] Fingerprint(HttpRequest request)
    {
        using var hash = Start(request);
        Append(hash, request.HttpContext.Connection.RemoteIpAddress?.ToString() ?? "");

        // Members of one household: their forms have no field that tells them apart. A guest's cookie may come with the first try, and so tells nothing.
        Append(hash, request.HttpContext.User.FindFirstValue(AccountClaims.Name) ?? "");
        foreach (var (name, values) in request.Form.OrderBy(static field => field.Key, StringComparer.Ordinal))
        {
            foreach (var value in values)
            {
                Append(hash, name);
                Append(hash, value ?? "");
            }
        }

        return hash.GetHashAndReset();
    }

    private static IncrementalHash Start(HttpRequest request)
    {
        var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Append(hash, request.Method);
        Append(hash, request.Path.Value ?? "");
        Append(hash, request.QueryString.Value ?? "");
        return hash;
    }

    // With its length, so that no two sequences of texts are the same bytes.
    private static void Append(IncrementalHash hash, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        hash.AppendData(BitConverter.GetBytes(bytes.Length));
        hash.AppendData(bytes);
    }
}
