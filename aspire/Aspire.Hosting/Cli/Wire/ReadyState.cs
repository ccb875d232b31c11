namespace Aspire.Hosting.Cli.Wire;

/// <summary>Whether commands may be sent.</summary>
/// <param name="IsReady">Whether they may.</param>
internal sealed record ReadyState(bool IsReady);
