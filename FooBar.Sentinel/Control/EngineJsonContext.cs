using System.Text.Json.Serialization;

namespace FooBar.Sentinel.Control;

[JsonSerializable(typeof(EngineContainer))]
[JsonSerializable(typeof(EngineContainerSummary[]))]
[JsonSerializable(typeof(Dictionary<string, string[]>))]
internal sealed partial class EngineJsonContext : JsonSerializerContext;
