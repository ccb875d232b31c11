using System.Net;

namespace Aspire.Hosting.Dcp.Api;

/// <summary>The API refused a request.</summary>
internal sealed class DcpApiException(HttpStatusCode status, string message) : Exception(message)
{
    public HttpStatusCode Status { get; } = status;
}
