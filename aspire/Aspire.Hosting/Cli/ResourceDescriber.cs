using System.Collections;
using System.Globalization;
using System.Text.Json.Nodes;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Cli.Wire;
using Aspire.Hosting.Dashboard.Mapping;

namespace Aspire.Hosting.Cli;

/// <summary>Says what a snapshot says in the words of the <c>aspire</c> command, which prints them: secrets stay here.</summary>
internal sealed class ResourceDescriber(SecretValues secrets)
{
    private const string DefaultUrlName = "default";

    /// <summary>Describes a resource's state.</summary>
    /// <param name="change">The state.</param>
    /// <param name="isJson">Whether the caller takes properties that are more than texts.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public async Task<ResourceDescription> DescribeAsync(ResourceEvent change, bool isJson, CancellationToken cancellationToken) =>
        Describe(change, isJson, await secrets.FindAsync(cancellationToken));

    /// <summary>Describes a resource's state. Pure: the same state gives the same description.</summary>
    internal static ResourceDescription Describe(ResourceEvent change, bool isJson, IReadOnlyCollection<string> secrets)
    {
        var snapshot = change.Snapshot;
        return new ResourceDescription
        {
            Name = change.ResourceId,
            DisplayName = change.Resource.Name,
            ResourceType = snapshot.ResourceType,
            State = snapshot.State?.Text,
            StateStyle = snapshot.State?.Style,
            WaitingFor = WaitingFor(snapshot),
            HealthStatus = snapshot.HealthStatus?.ToString(),
            ExitCode = snapshot.ExitCode,
            CreatedAt = Time(snapshot.CreationTimeStamp),
            StartedAt = Time(snapshot.StartTimeStamp),
            StoppedAt = Time(snapshot.StopTimeStamp),
            IsHidden = snapshot.IsHidden,
            Urls = [.. snapshot.Urls.OrEmpty().Where(url => !url.IsInactive && url.Url.Length > 0).Select(Describe)],
            Relationships = [.. snapshot.Relationships.OrEmpty().Select(relation => new DescribedRelationship(relation.ResourceName, relation.Type))],
            HealthReports = [.. snapshot.HealthReports.OrEmpty().Select(report => new DescribedHealth(report.Name, report.Status?.ToString(), report.Description, report.ExceptionText))],
            Volumes = [.. snapshot.Volumes.OrEmpty().Select(volume => new DescribedVolume(volume.Source, volume.Target, volume.MountType, volume.IsReadOnly))],
            EnvironmentVariables = [.. snapshot.EnvironmentVariables.OrEmpty().Select(variable => new DescribedVariable(variable.Name, Hide(variable.Value, secrets), variable.IsFromSpec))],
            Properties = snapshot.Properties.OrEmpty().ToDictionary(property => property.Name, property => property.IsSensitive ? null : isJson ? Json(property.Value) : Text(property.Value)),
            Commands = [.. snapshot.Commands.OrEmpty().Select(command => new DescribedCommand(command.Name, command.DisplayName, command.DisplayDescription, command.State.ToString()))],
        };
    }

    private static string? Hide(string? value, IReadOnlyCollection<string> secrets) =>
        value is not null && secrets.Any(secret => value.Contains(secret, StringComparison.Ordinal)) ? null : value;

    private static DescribedUrl Describe(UrlSnapshot url) => new(
        url.Name ?? DefaultUrlName,
        url.Url,
        url.IsInternal,
        new(url.DisplayProperties.DisplayName is { Length: > 0 } name ? name : null, url.DisplayProperties.SortOrder));

    private static string[]? WaitingFor(CustomResourceSnapshot snapshot) =>
        snapshot.Properties.OrEmpty().FirstOrDefault(property => property.Name == KnownProperties.ResourceWaitingFor)?.Value is IEnumerable<string> names && names.ToArray() is { Length: > 0 } some
            ? some
            : null;

    private static DateTimeOffset? Time(DateTime? time) => time is { } known ? new DateTimeOffset(known.ToUniversalTime()) : null;

    private static JsonNode? Json(object? value) => value switch
    {
        null => null,
        string text => JsonValue.Create(text),
        bool truth => JsonValue.Create(truth),
        int or long or short or byte or uint or ushort => JsonValue.Create(Convert.ToInt64(value, CultureInfo.InvariantCulture)),
        float or double or decimal => JsonValue.Create(Convert.ToDouble(value, CultureInfo.InvariantCulture)),
        IEnumerable items => new JsonArray([.. items.Cast<object?>().Select(Json)]),
        _ => JsonValue.Create(Convert.ToString(value, CultureInfo.InvariantCulture)),
    };

    private static JsonValue? Text(object? value) => value switch
    {
        null => null,
        string text => JsonValue.Create(text),
        IEnumerable items => JsonValue.Create(string.Join(',', items.Cast<object?>().Select(item => Convert.ToString(item, CultureInfo.InvariantCulture)))),
        _ => JsonValue.Create(Convert.ToString(value, CultureInfo.InvariantCulture)),
    };
}
