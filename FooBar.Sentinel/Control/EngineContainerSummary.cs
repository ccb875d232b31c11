using System.Text.Json.Serialization;

namespace FooBar.Sentinel.Control;

/// <summary>A container in a list of the engine's.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Created">When it was created, in seconds since 1970.</param>
internal sealed record EngineContainerSummary([property: JsonPropertyName("Id")] string Id, [property: JsonPropertyName("Created")] long Created);
