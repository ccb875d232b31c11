using System.Text.Json;
using System.Text.Json.Serialization;

namespace FooBar.Sentinel.Control;

/// <summary>What the engine says of a container.</summary>
/// <param name="Id">Its id.</param>
/// <param name="State">Its state.</param>
/// <param name="Network">Its networks.</param>
internal sealed record EngineContainer(
    [property: JsonPropertyName("Id")] string Id,
    [property: JsonPropertyName("State")] EngineContainerState State,
    [property: JsonPropertyName("NetworkSettings")] EngineContainerNetwork? Network = null)
{
    /// <summary>Whether any of its ports is a port of this machine at this moment.</summary>
    [JsonIgnore]
    public bool IsPublished => Network?.Ports?.Values.Any(static port => port.ValueKind is JsonValueKind.Array) ?? false;

    /// <summary>When that was, by the engine's clock, to the second below.</summary>
    [JsonIgnore]
    public DateTimeOffset AskedAt { get; init; }
}
