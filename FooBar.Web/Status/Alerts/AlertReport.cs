namespace FooBar.Web.Status.Alerts;

/// <summary>What there is to say of alerts.</summary>
/// <param name="IsKnown">Whether Alertmanager answered; else nobody knows of any.</param>
/// <param name="Active">The alerts that are on and not silenced, the worst and then the latest first.</param>
public sealed record AlertReport(bool IsKnown, IReadOnlyList<Alert> Active)
{
    /// <summary>Alertmanager does not answer.</summary>
    public static AlertReport Unknown { get; } = new(false, []);
}
