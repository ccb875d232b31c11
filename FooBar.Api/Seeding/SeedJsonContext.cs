using System.Text.Json.Serialization;

namespace FooBar.Api.Seeding;

/// <summary>How the example data looks in its file.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(IReadOnlyList<SeedThread>))]
internal sealed partial class SeedJsonContext : JsonSerializerContext;
