using System.Collections.Immutable;

namespace Aspire.Hosting.Dashboard.Mapping;

/// <summary>Reads the arrays of a snapshot, which are unset where its maker used <c>default</c>.</summary>
internal static class SnapshotArrays
{
    public static ImmutableArray<T> OrEmpty<T>(this ImmutableArray<T> array) => array.IsDefault ? [] : array;
}
