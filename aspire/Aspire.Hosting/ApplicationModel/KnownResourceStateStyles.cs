namespace Aspire.Hosting.ApplicationModel;

/// <summary>How a state can be shown.</summary>
public static class KnownResourceStateStyles
{
    /// <summary>All is well.</summary>
    public static readonly string Success = "success";

    /// <summary>It failed.</summary>
    public static readonly string Error = "error";

    /// <summary>Neither well nor ill.</summary>
    public static readonly string Info = "info";

    /// <summary>It needs attention.</summary>
    public static readonly string Warn = "warning";
}
