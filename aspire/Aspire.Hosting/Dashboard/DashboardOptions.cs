namespace Aspire.Hosting.Dashboard;

/// <summary>How the dashboard is run and reached. Fixed for the life of the application.</summary>
internal sealed record DashboardOptions
{
    /// <summary>The dashboard's program; null when nothing says where it lies.</summary>
    public required string? ExecutablePath { get; init; }

    /// <summary>The addresses of its pages, the first being the one that people are told. Default: http://localhost:18888.</summary>
    public required IReadOnlyList<Uri> FrontendUrls { get; init; }

    /// <summary>The token that a browser must show once; null lets everyone on this machine in.</summary>
    public required string? BrowserToken { get; init; }

    /// <summary>Where it takes telemetry over gRPC; null where it takes none.</summary>
    public Uri? OtlpGrpcUrl { get; init; }

    /// <summary>Where it takes telemetry over HTTP; null where it takes none.</summary>
    public Uri? OtlpHttpUrl { get; init; }

    /// <summary>The key that a sender of telemetry must show; null takes it from everyone on this machine.</summary>
    public string? OtlpApiKey { get; init; }

    /// <summary>The key to read telemetry over REST; null answers everyone on this machine.</summary>
    public string? ApiKey { get; init; }

    /// <summary>Where the application tells about its resources. Default: a free port of the loopback address.</summary>
    public Uri? ResourceServiceUrl { get; init; }

    /// <summary>The key to be told about resources and to command them.</summary>
    public required string ResourceServiceApiKey { get; init; }

    /// <summary>The application's name.</summary>
    public required string ApplicationName { get; init; }

    /// <summary>The environment, such as Development.</summary>
    public required string EnvironmentName { get; init; }

    /// <summary>Settings that the user meant for the dashboard itself: those whose names begin with ASPIRE_DASHBOARD_.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> PassedOn { get; init; } = [];

    /// <summary>The address of the pages, as a person types it.</summary>
    public string FrontendAddress => FrontendUrls[0].GetLeftPart(UriPartial.Authority);

    /// <summary>The address that lets a browser in.</summary>
    public string LoginAddress => BrowserToken is null ? FrontendAddress : $"{FrontendAddress}/login?t={BrowserToken}";

    /// <summary>Takes every secret out of a text.</summary>
    public string Mask(string text)
    {
        foreach (var secret in new[] { BrowserToken, OtlpApiKey, ApiKey, ResourceServiceApiKey })
        {
            text = string.IsNullOrEmpty(secret) ? text : text.Replace(secret, "***", StringComparison.Ordinal);
        }

        return text;
    }
}
