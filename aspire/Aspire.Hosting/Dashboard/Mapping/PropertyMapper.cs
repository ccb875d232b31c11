using System.Globalization;
using Aspire.Hosting.ApplicationModel;
using Proto = Aspire.Hosting.Dashboard.Protocol;

namespace Aspire.Hosting.Dashboard.Mapping;

/// <summary>Maps a snapshot's properties, and the rest of what it says as the properties that the dashboard expects for it.</summary>
internal static class PropertyMapper
{
    public static IEnumerable<Proto.ResourceProperty> Map(ResourceEvent change)
    {
        var own = change.Snapshot.Properties.OrEmpty();
        return Common(change)
            .Where(common => !own.Any(property => string.Equals(property.Name, common.Name, StringComparison.OrdinalIgnoreCase)))
            .Concat(own.Select(property => Map(change.Snapshot.ResourceType, property)));
    }

    private static IEnumerable<Proto.ResourceProperty> Common(ResourceEvent change)
    {
        var snapshot = change.Snapshot;
        yield return Common("resource.uid", change.ResourceId);
        yield return Common("resource.name", change.ResourceId);
        yield return Common("resource.type", snapshot.ResourceType);
        yield return Common("resource.displayName", change.Resource.Name);
        yield return Common("resource.state", snapshot.State?.Text);
        yield return Common(KnownProperties.ResourceExitCode, snapshot.ExitCode?.ToString(CultureInfo.InvariantCulture));
        yield return Common("resource.createTime", Time(snapshot.CreationTimeStamp));
        yield return Common("resource.startTime", Time(snapshot.StartTimeStamp));
        yield return Common("resource.stopTime", Time(snapshot.StopTimeStamp));
        yield return Common("resource.healthState", snapshot.HealthStatus?.ToString());
    }

    private static Proto.ResourceProperty Common(string name, string? value) => new() { Name = name, Value = ValueMapper.Map(value) };

    private static string? Time(DateTime? time) => time?.ToUniversalTime().ToString("O", CultureInfo.InvariantCulture);

    private static Proto.ResourceProperty Map(string resourceType, ResourcePropertySnapshot property)
    {
        var known = KnownPropertyDisplay.Of(resourceType, property.Name);
        var mapped = new Proto.ResourceProperty
        {
            Name = property.Name,
            Value = ValueMapper.Map(property.Value),
            IsSensitive = property.IsSensitive,
            IsHighlighted = property.IsHighlighted || known is not null,
        };
        if ((property.DisplayName ?? known?.DisplayName) is { Length: > 0 } displayName)
        {
            mapped.DisplayName = displayName;
        }

        if ((property.SortOrder ?? known?.SortOrder) is { } sortOrder)
        {
            mapped.SortOrder = sortOrder;
        }

        return mapped;
    }
}
