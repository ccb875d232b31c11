using System.Collections;
using System.Collections.Immutable;
using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Orchestration.Notifications;

/// <summary>Compares two states by what they say: a record with arrays in it compares those by reference.</summary>
internal static class SnapshotContent
{
    public static bool Same(CustomResourceSnapshot first, CustomResourceSnapshot second) =>
        ReferenceEquals(first, second)
        || (first.ResourceType == second.ResourceType
            && first.State == second.State
            && first.ExitCode == second.ExitCode
            && first.CreationTimeStamp == second.CreationTimeStamp
            && first.StartTimeStamp == second.StartTimeStamp
            && first.StopTimeStamp == second.StopTimeStamp
            && first.IsHidden == second.IsHidden
            && first.IconName == second.IconName
            && first.IconVariant == second.IconVariant
            && first.ResourceReadyEvent == second.ResourceReadyEvent
            && SameItems(first.HealthReports, second.HealthReports)
            && SameItems(first.EnvironmentVariables, second.EnvironmentVariables)
            && SameItems(first.Urls, second.Urls)
            && SameItems(first.Volumes, second.Volumes)
            && SameItems(first.Commands, second.Commands)
            && SameItems(first.Relationships, second.Relationships)
            && SameProperties(first.Properties, second.Properties));

    private static bool SameItems<T>(ImmutableArray<T> first, ImmutableArray<T> second) =>
        first.IsDefaultOrEmpty ? second.IsDefaultOrEmpty : !second.IsDefaultOrEmpty && first.AsSpan().SequenceEqual(second.AsSpan());

    private static bool SameProperties(ImmutableArray<ResourcePropertySnapshot> first, ImmutableArray<ResourcePropertySnapshot> second) =>
        first.IsDefaultOrEmpty
            ? second.IsDefaultOrEmpty
            : !second.IsDefaultOrEmpty && first.Length == second.Length && first.Zip(second).All(pair => SameProperty(pair.First, pair.Second));

    private static bool SameProperty(ResourcePropertySnapshot first, ResourcePropertySnapshot second) =>
        first == second || (first with { Value = null } == second with { Value = null } && SameValue(first.Value, second.Value));

    private static bool SameValue(object? first, object? second) =>
        first is IEnumerable firstItems and not string && second is IEnumerable secondItems and not string
            ? firstItems.Cast<object?>().SequenceEqual(secondItems.Cast<object?>())
            : Equals(first, second);
}
