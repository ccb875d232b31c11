namespace FooBar.Api.Status;

/// <summary>Who may see how the stack is. Configuration section <c>Status</c>.</summary>
internal sealed class StatusOptions
{
    public const string SectionName = "Status";

    /// <summary>Whether visitors may. Default: in Development only.</summary>
    public bool? IsPublic { get; set; }

    /// <summary>The address of HAProxy's statistics page; null where there is none to be asked.</summary>
    public Uri? LoadBalancer { get; set; }

    /// <summary>The address of Prometheus, which keeps the past; null where there is none.</summary>
    public Uri? Prometheus { get; set; }

    /// <summary>The address of Alertmanager, which knows what is wrong; null where there is none.</summary>
    public Uri? Alertmanager { get; set; }

    /// <summary>The address of the dashboard that has the traces; null where there is none.</summary>
    public Uri? Dashboard { get; set; }
}
