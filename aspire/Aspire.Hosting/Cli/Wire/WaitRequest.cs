namespace Aspire.Hosting.Cli.Wire;

/// <summary>What to wait for.</summary>
internal sealed record WaitRequest
{
    /// <summary>The resource.</summary>
    public required string ResourceName { get; init; }

    /// <summary><c>healthy</c>, <c>up</c> or <c>down</c>.</summary>
    public required string Status { get; init; }

    /// <summary>The longest wait, in seconds.</summary>
    public int TimeoutSeconds { get; init; } = 120;
}
