using System.Collections.ObjectModel;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>What is known of a resource, in the order in which it was said.</summary>
public sealed class ResourceAnnotationCollection : Collection<IResourceAnnotation>
{
    private readonly Lock _lock = new();

    /// <summary>The annotations at this moment. Health checks and commands read while others still annotate.</summary>
    internal IReadOnlyList<IResourceAnnotation> Snapshot()
    {
        lock (_lock)
        {
            return [.. Items];
        }
    }

    /// <inheritdoc />
    protected override void InsertItem(int index, IResourceAnnotation item)
    {
        ArgumentNullException.ThrowIfNull(item);
        lock (_lock)
        {
            base.InsertItem(index, item);
        }
    }

    /// <inheritdoc />
    protected override void SetItem(int index, IResourceAnnotation item)
    {
        ArgumentNullException.ThrowIfNull(item);
        lock (_lock)
        {
            base.SetItem(index, item);
        }
    }

    /// <inheritdoc />
    protected override void RemoveItem(int index)
    {
        lock (_lock)
        {
            base.RemoveItem(index);
        }
    }

    /// <inheritdoc />
    protected override void ClearItems()
    {
        lock (_lock)
        {
            base.ClearItems();
        }
    }
}
