namespace FooBar.Api.Idempotency;

/// <summary>Marks an address that takes idempotency keys.</summary>
internal sealed class IdempotentEndpoint;
