namespace FooBar.Api.Idempotency;

/// <summary>A key stands for another request than the one it came with.</summary>
internal sealed class IdempotencyKeyReusedException() : Exception("The idempotency key was sent before, with another request. Use a new key for a new request.");
