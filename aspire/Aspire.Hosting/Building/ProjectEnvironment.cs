using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting;

/// <summary>What an ASP.NET Core process is told by its environment. What the AppHost's author sets wins, as it is evaluated later.</summary>
internal static class ProjectEnvironment
{
    public static void Set(IDistributedApplicationBuilder builder, EnvironmentCallbackContext context)
    {
        var variables = context.EnvironmentVariables;
        variables["ASPNETCORE_ENVIRONMENT"] = builder.Environment.EnvironmentName;
        variables["DOTNET_ENVIRONMENT"] = builder.Environment.EnvironmentName;

        // The console log is read by line: one line an entry, with its time.
        variables["LOGGING__CONSOLE__FORMATTERNAME"] = "simple";
        variables["LOGGING__CONSOLE__FORMATTEROPTIONS__TIMESTAMPFORMAT"] = "yyyy-MM-ddTHH:mm:ss.fffffff ";

        var endpoints = ((IResourceWithEndpoints)context.Resource).GetEndpoints().Where(endpoint => endpoint.Scheme is "http" or "https").ToArray();
        if (endpoints.Length > 0)
        {
            variables["ASPNETCORE_URLS"] = Urls(endpoints);
        }

        if (Array.Find(endpoints, endpoint => endpoint.IsHttps) is { } https)
        {
            variables["ASPNETCORE_HTTPS_PORT"] = https.Property(EndpointProperty.Port);
        }
    }

    private static ReferenceExpression Urls(IEnumerable<EndpointReference> endpoints)
    {
        var handler = new ReferenceExpression.ExpressionInterpolatedStringHandler(literalLength: 0, formattedCount: 0);
        var separator = "";
        foreach (var endpoint in endpoints)
        {
            handler.AppendLiteral($"{separator}{endpoint.Scheme}://{endpoint.EndpointAnnotation.TargetHost}:");
            handler.AppendFormatted(endpoint.Property(EndpointProperty.TargetPort));
            separator = ";";
        }

        return ReferenceExpression.Create(handler);
    }
}
