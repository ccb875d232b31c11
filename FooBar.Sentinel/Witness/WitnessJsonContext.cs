using System.Text.Json.Serialization;

namespace FooBar.Sentinel.Witness;

[JsonSourceGenerationOptions(WriteIndented = true, UseStringEnumConverter = true, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(WitnessDocument))]
[JsonSerializable(typeof(WitnessState))]
internal sealed partial class WitnessJsonContext : JsonSerializerContext;
