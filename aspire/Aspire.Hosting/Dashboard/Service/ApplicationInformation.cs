namespace Aspire.Hosting.Dashboard.Service;

/// <summary>What the dashboard shows of the application as a whole.</summary>
/// <param name="Name">The application's name.</param>
internal sealed record ApplicationInformation(string Name)
{
    /// <summary>The dashboard must know property order and display names, which 13.5 brought.</summary>
    public const string MinimumDashboardVersion = "13.5.0";

    /// <summary>Takes the usual ending off an application host's name: FooBar.AppHost is FooBar.</summary>
    public static ApplicationInformation FromHostName(string hostName)
    {
        const string Ending = "AppHost";
        var name = hostName.EndsWith(Ending, StringComparison.OrdinalIgnoreCase) ? hostName[..^Ending.Length].TrimEnd('.') : hostName;
        return new(name.Length > 0 ? name : hostName);
    }
}
