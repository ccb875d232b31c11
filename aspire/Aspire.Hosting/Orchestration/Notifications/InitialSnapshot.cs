using System.Collections.Immutable;
using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Orchestration.Notifications;

/// <summary>What is known of a resource before anything was done with it.</summary>
internal static class InitialSnapshot
{
    public static CustomResourceSnapshot Of(IResource resource)
    {
        var snapshot = resource.TryGetLastAnnotation<ResourceSnapshotAnnotation>(out var given)
            ? given.InitialSnapshot
            : new CustomResourceSnapshot { ResourceType = TypeOf(resource), Properties = [] };
        var icon = resource.TryGetLastAnnotation<ResourceIconAnnotation>(out var chosen) ? chosen : null;
        return snapshot with
        {
            Relationships = snapshot.Relationships.IsDefaultOrEmpty ? RelationshipsOf(resource) : snapshot.Relationships,
            HealthReports = HealthReportsOf(resource),
            IconName = icon?.IconName ?? snapshot.IconName,
            IconVariant = icon?.IconVariant ?? snapshot.IconVariant,
        };
    }

    /// <summary>A report without a result for each check, so that a resource is not taken for healthy before its checks ran.</summary>
    public static ImmutableArray<HealthReportSnapshot> HealthReportsOf(IResource resource) =>
        [.. HealthCheckKeysOf(resource).Select(key => new HealthReportSnapshot(key, Status: null, Description: null, ExceptionText: null))];

    /// <summary>The names of the checks of a resource and of the resources it is a part of.</summary>
    public static IEnumerable<string> HealthCheckKeysOf(IResource resource)
    {
        var own = resource.Annotations.Snapshot().OfType<HealthCheckAnnotation>().Select(annotation => annotation.Key);
        return (resource is IResourceWithParent child ? own.Concat(HealthCheckKeysOf(child.Parent)) : own).Distinct();
    }

    private static string TypeOf(IResource resource) => resource switch
    {
        ProjectResource => KnownResourceTypes.Project,
        ParameterResource => KnownResourceTypes.Parameter,
        _ => resource.IsContainer() ? KnownResourceTypes.Container : resource.GetType().Name,
    };

    private static ImmutableArray<RelationshipSnapshot> RelationshipsOf(IResource resource)
    {
        var annotations = resource.Annotations.Snapshot();
        var stated = annotations.OfType<ResourceRelationshipAnnotation>().Select(relation => new RelationshipSnapshot(relation.Resource.Name, relation.Type));
        var parent = resource is IResourceWithParent child ? [new RelationshipSnapshot(child.Parent.Name, KnownRelationshipTypes.Parent)] : Array.Empty<RelationshipSnapshot>();
        return [.. parent.Concat(stated).Distinct()];
    }
}
