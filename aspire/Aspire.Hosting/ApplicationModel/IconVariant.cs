namespace Aspire.Hosting.ApplicationModel;

/// <summary>The variant of an icon.</summary>
public enum IconVariant
{
    /// <summary>Only the outline.</summary>
    Regular,

    /// <summary>Filled.</summary>
    Filled,
}
