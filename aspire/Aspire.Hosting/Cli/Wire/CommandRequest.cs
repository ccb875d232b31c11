using System.Text.Json.Nodes;

namespace Aspire.Hosting.Cli.Wire;

/// <summary>A command to execute.</summary>
internal sealed record CommandRequest
{
    /// <summary>The resource.</summary>
    public required string ResourceName { get; init; }

    /// <summary>The command.</summary>
    public required string CommandName { get; init; }

    /// <summary>What to give it: an array by order or an object by name.</summary>
    public JsonNode? Arguments { get; init; }

    /// <summary>Whether only to say if the arguments would do.</summary>
    public bool ValidateOnly { get; init; }

    /// <summary>Whether there are any arguments.</summary>
    internal bool HasArguments => Arguments is JsonObject { Count: > 0 } or JsonArray { Count: > 0 } or JsonValue;
}
