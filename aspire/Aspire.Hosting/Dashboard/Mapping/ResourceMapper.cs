using Aspire.Hosting.ApplicationModel;
using Google.Protobuf.WellKnownTypes;
using Proto = Aspire.Hosting.Dashboard.Protocol;

namespace Aspire.Hosting.Dashboard.Mapping;

/// <summary>Says what a snapshot says in the dashboard's words. Pure: the same snapshot gives the same message.</summary>
internal static class ResourceMapper
{
    /// <summary>Maps a resource's state.</summary>
    /// <param name="change">The state.</param>
    /// <param name="firstSeen">The creation time of a resource that does not tell its own, in UTC.</param>
    public static Proto.Resource Map(ResourceEvent change, DateTime firstSeen)
    {
        var snapshot = change.Snapshot;
        var icon = change.Resource.Annotations.Snapshot().OfType<ResourceIconAnnotation>().LastOrDefault();
        var resource = new Proto.Resource
        {
            Name = change.ResourceId,
            Uid = change.ResourceId,
            DisplayName = change.Resource.Name,
            ResourceType = snapshot.ResourceType,
            State = snapshot.State?.Text ?? "",
            StateStyle = snapshot.State?.Style ?? "",
            CreatedAt = Time(snapshot.CreationTimeStamp ?? firstSeen),
            StartedAt = Time(snapshot.StartTimeStamp),
            StoppedAt = Time(snapshot.StopTimeStamp),
            IsHidden = snapshot.IsHidden,
            SupportsDetailedTelemetry = snapshot.SupportsDetailedTelemetry,
        };
        if ((snapshot.IconName ?? icon?.IconName) is { } iconName)
        {
            resource.IconName = iconName;
            resource.IconVariant = IconMapper.Map(snapshot.IconVariant ?? icon?.IconVariant);
        }

        resource.Properties.AddRange(PropertyMapper.Map(change));
        resource.Environment.AddRange(snapshot.EnvironmentVariables.OrEmpty().Select(Map));
        resource.Urls.AddRange(snapshot.Urls.OrEmpty().Select(Map));
        resource.Volumes.AddRange(snapshot.Volumes.OrEmpty().Select(Map));
        resource.HealthReports.AddRange(snapshot.HealthReports.OrEmpty().Select(Map));
        resource.Relationships.AddRange(snapshot.Relationships.OrEmpty().Select(Map));
        resource.Commands.AddRange(snapshot.Commands.OrEmpty().Select(CommandMapper.Map));
        return resource;
    }

    private static Proto.EnvironmentVariable Map(EnvironmentVariableSnapshot variable) =>
        new() { Name = variable.Name, Value = variable.Value ?? "", IsFromSpec = variable.IsFromSpec };

    private static Proto.Url Map(UrlSnapshot url) => new()
    {
        EndpointName = url.Name ?? "",
        FullUrl = url.Url,
        IsInternal = url.IsInternal,
        IsInactive = url.IsInactive,
        DisplayProperties = new() { DisplayName = url.DisplayProperties.DisplayName, SortOrder = url.DisplayProperties.SortOrder },
    };

    private static Proto.Volume Map(VolumeSnapshot volume) =>
        new() { Source = volume.Source ?? "", Target = volume.Target, MountType = volume.MountType, IsReadOnly = volume.IsReadOnly };

    private static Proto.ResourceRelationship Map(RelationshipSnapshot relationship) =>
        new() { ResourceName = relationship.ResourceName, Type = relationship.Type };

    private static Proto.HealthReport Map(HealthReportSnapshot report)
    {
        var mapped = new Proto.HealthReport
        {
            Key = report.Name,
            Description = report.Description ?? "",
            Exception = report.ExceptionText ?? "",
            LastRunAt = Time(report.LastRunAt),
        };
        if (report.Status is { } status)
        {
            mapped.Status = HealthStatusMapper.Map(status);
        }

        return mapped;
    }

    private static Timestamp? Time(DateTime? time) => time is { } known ? Timestamp.FromDateTime(known.ToUniversalTime()) : null;
}
