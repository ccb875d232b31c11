namespace Aspire.Hosting.ApplicationModel;

/// <summary>The icon of a resource.</summary>
/// <param name="iconName">Its name, from Fluent UI.</param>
/// <param name="iconVariant">Its variant.</param>
public sealed class ResourceIconAnnotation(string iconName, IconVariant iconVariant = IconVariant.Filled) : IResourceAnnotation
{
    /// <summary>Its name, from Fluent UI.</summary>
    public string IconName { get; } = iconName ?? throw new ArgumentNullException(nameof(iconName));

    /// <summary>Its variant.</summary>
    public IconVariant IconVariant { get; } = iconVariant;
}
