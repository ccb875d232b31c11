using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.Dashboard.Service;

/// <summary>What the resource service tells an operator.</summary>
internal static partial class ResourceServiceLog
{
    [LoggerMessage(1, LogLevel.Error, "The dashboard will show no resources: the resource service cannot listen. {Reason} The setting {Setting} names its address; without it a free port is taken.")]
    public static partial void NotListening(ILogger logger, string reason, string setting);

    [LoggerMessage(2, LogLevel.Error, "The state of resource '{ResourceName}' could not be shown to the dashboard.")]
    public static partial void NotMapped(ILogger logger, string resourceName, Exception exception);
}
