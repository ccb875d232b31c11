using System.Text.Json.Serialization;

namespace FooBar.Api.Status.Alerts;

/// <summary>An alert, as Alertmanager's API (version 2) writes it: the part of it that is read here.</summary>
internal sealed record AlertmanagerAlert(
    [property: JsonPropertyName("labels")] IReadOnlyDictionary<string, string> Labels,
    [property: JsonPropertyName("annotations")] IReadOnlyDictionary<string, string> Annotations,
    [property: JsonPropertyName("startsAt")] DateTimeOffset StartsAt);
