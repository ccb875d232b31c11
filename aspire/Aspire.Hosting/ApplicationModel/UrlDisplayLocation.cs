namespace Aspire.Hosting.ApplicationModel;

/// <summary>Where a link is shown.</summary>
public enum UrlDisplayLocation
{
    /// <summary>In the table of resources and in a resource's details.</summary>
    SummaryAndDetails,

    /// <summary>Only in a resource's details.</summary>
    DetailsOnly,
}
