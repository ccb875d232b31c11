namespace FooBar.Api.Idempotency;

/// <summary>A request that is to have one effect and one answer. A feature of the request.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Fingerprint">SHA-256 of all that makes it another request: its method, its address and its content.</param>
internal sealed record IdempotentRequest(string Key, byte[] Fingerprint);
