namespace FooBar.Telemetry.Certificates;

/// <summary>Whose certificate is watched. Configuration section <c>Certificate</c>.</summary>
internal sealed class CertificateOptions
{
    public const string Section = "Certificate";

    /// <summary>The site's address, https; null to watch none. Default: null.</summary>
    public Uri? Site { get; set; }

    /// <summary>The time between two looks. Default: 1 minute.</summary>
    public TimeSpan Interval { get; set; } = TimeSpan.FromMinutes(1);
}
