using System.Text.Json.Serialization;

namespace FooBar.Sentinel.Control;

/// <summary>What the engine says of a container.</summary>
/// <param name="Id">Its id.</param>
/// <param name="State">Its state.</param>
internal sealed record EngineContainer([property: JsonPropertyName("Id")] string Id, [property: JsonPropertyName("State")] EngineContainerState State)
{
    /// <summary>When that was, by the engine's clock, to the second below.</summary>
    [JsonIgnore]
    public DateTimeOffset AskedAt { get; init; }
}
