using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Cli.Wire;

/// <summary>How a command went.</summary>
internal sealed record CommandResponse
{
    /// <summary>The arguments would do.</summary>
    public static CommandResponse Valid { get; } = new() { Success = true };

    /// <summary>Whether it was done.</summary>
    public required bool Success { get; init; }

    /// <summary>Whether it was cancelled.</summary>
    public bool Canceled { get; init; }

    /// <summary>What to tell the one who asked.</summary>
    public string? Message { get; init; }

    /// <summary>Why it failed, under the name that earlier commands read.</summary>
    public string? ErrorMessage => Success ? null : Message;

    /// <summary>What is wrong with which argument: nothing, as there are none.</summary>
    public IReadOnlyList<string> ValidationErrors { get; } = [];

    /// <summary>It was not even tried.</summary>
    public static CommandResponse Refused(string message) => new() { Success = false, Message = message };

    /// <summary>It was tried.</summary>
    public static CommandResponse Of(ExecuteCommandResult result) => new() { Success = result.Success, Canceled = result.Canceled, Message = result.Message };
}
