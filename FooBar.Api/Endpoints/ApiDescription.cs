using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace FooBar.Api.Endpoints;

/// <summary>What the API description says about the whole.</summary>
internal sealed class ApiDescription : IOpenApiDocumentTransformer
{
    public Task TransformAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        document.Info.Title = "FooBar";
        document.Info.Version = "1";
        document.Info.Description =
            "The discussion board for programs. Lists come newest first and page by page: ask the next page with the nextCursor of the one before. " +
            "Every error is a problem detail (RFC 9457). After a 503, wait for as long as Retry-After says. " +
            "A POST with an Idempotency-Key is safe to send again. Send the Consistency-Token of an answer with the next request, and that one sees nothing older.";

        // The address under which the document was fetched is a proxy's business.
        document.Servers = [new OpenApiServer { Url = "/" }];
        return Task.CompletedTask;
    }
}
