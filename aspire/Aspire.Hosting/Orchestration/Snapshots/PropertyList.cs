using System.Collections.Immutable;
using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Orchestration.Snapshots;

/// <summary>Changes the properties of a state, each of which is there once.</summary>
internal static class PropertyList
{
    /// <summary>Sets a property; null removes it.</summary>
    public static ImmutableArray<ResourcePropertySnapshot> With(
        this ImmutableArray<ResourcePropertySnapshot> properties,
        string name,
        object? value,
        bool isSensitive = false)
    {
        var index = properties.IsDefault ? -1 : properties.ToList().FindIndex(property => property.Name == name);
        if (value is null)
        {
            return index < 0 ? properties : properties.RemoveAt(index);
        }

        return index < 0
            ? [.. properties.IsDefault ? [] : properties, new ResourcePropertySnapshot(name, value) { IsSensitive = isSensitive }]
            : properties.SetItem(index, properties[index] with { Value = value, IsSensitive = isSensitive });
    }
}
