using System.Text.Json;
using System.Text.Json.Serialization;

namespace FooBar.Sentinel.Control;

/// <summary>The networks of a container.</summary>
/// <param name="Ports">For each of its ports those of this machine that lead to it; null where none does.</param>
internal sealed record EngineContainerNetwork([property: JsonPropertyName("Ports")] Dictionary<string, JsonElement>? Ports);
