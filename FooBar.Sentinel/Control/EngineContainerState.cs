using System.Text.Json.Serialization;

namespace FooBar.Sentinel.Control;

/// <summary>The state of a container.</summary>
/// <param name="Running">Whether its process exists; also while it is paused.</param>
/// <param name="Paused">Whether the engine has frozen it.</param>
/// <param name="StartedAt">When it was started, by the engine's clock.</param>
/// <param name="Status">The engine's word for the state: <c>created</c> until it is started for the first time, <c>exited</c> once it has run.</param>
/// <param name="ExitCode">What its process has ended with; 0 for a shutdown in good order, and before its end.</param>
internal sealed record EngineContainerState(
    [property: JsonPropertyName("Running")] bool Running,
    [property: JsonPropertyName("Paused")] bool Paused,
    [property: JsonPropertyName("StartedAt")] DateTimeOffset StartedAt,
    [property: JsonPropertyName("Status")] string Status = "",
    [property: JsonPropertyName("ExitCode")] int ExitCode = 0)
{
    /// <summary>Whether it was never started: whoever has made it is still putting files into it, and starts it then.</summary>
    [JsonIgnore]
    public bool IsNew => Status == "created";
}
