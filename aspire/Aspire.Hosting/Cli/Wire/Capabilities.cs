using System.Text.Json.Serialization;

namespace Aspire.Hosting.Cli.Wire;

/// <summary>What this side can do.</summary>
/// <param name="Names">The names of the versions of the protocol.</param>
internal sealed record Capabilities([property: JsonPropertyName("capabilities")] IReadOnlyList<string> Names);
