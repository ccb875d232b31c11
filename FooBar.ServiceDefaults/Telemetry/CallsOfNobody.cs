using System.Diagnostics;
using OpenTelemetry;

namespace FooBar.ServiceDefaults.Telemetry;

/// <summary>
/// Leaves calls out that belong to no trace: what a service asks others on its own every second or so. Each would be a trace, and within the hour
/// they would have pushed every request's trace out of the dashboard. Where such work is worth a trace, it starts a span of its own first.
/// </summary>
internal sealed class CallsOfNobody : BaseProcessor<Activity>
{
    /// <inheritdoc />
    /// <remarks>At its start: whoever is called must not take part in a trace either.</remarks>
    public override void OnStart(Activity data)
    {
        if (data.Kind == ActivityKind.Client && data.ParentSpanId == default)
        {
            data.IsAllDataRequested = false;
            data.ActivityTraceFlags &= ~ActivityTraceFlags.Recorded;
        }
    }
}
