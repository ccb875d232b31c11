using System.Text.Json.Serialization;

namespace FooBar.Sentinel.Operator;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
[JsonSerializable(typeof(StatusAnswer))]
[JsonSerializable(typeof(OperatorAnswer))]
internal sealed partial class OperatorJsonContext : JsonSerializerContext;
