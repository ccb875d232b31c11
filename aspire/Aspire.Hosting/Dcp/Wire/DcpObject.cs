namespace Aspire.Hosting.Dcp.Wire;

/// <summary>An object of the orchestrator's API: what is wanted, and what is.</summary>
/// <typeparam name="TSpec">What is wanted.</typeparam>
/// <typeparam name="TStatus">What is observed.</typeparam>
internal sealed record DcpObject<TSpec, TStatus>
    where TSpec : class
    where TStatus : class
{
    public string ApiVersion { get; init; } = DcpKind.ApiVersion;

    public string? Kind { get; init; }

    public ObjectMetadata Metadata { get; init; } = new();

    public TSpec? Spec { get; init; }

    public TStatus? Status { get; init; }
}
