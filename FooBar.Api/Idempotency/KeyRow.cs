namespace FooBar.Api.Idempotency;

/// <summary>A row of the table <c>idempotency_keys</c>.</summary>
internal sealed record KeyRow(byte[] Fingerprint, string? Result, long Expired)
{
    public bool IsExpired => Expired != 0;
}
