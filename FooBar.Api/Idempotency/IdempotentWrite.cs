namespace FooBar.Api.Idempotency;

/// <summary>One of the writes of a request, which makes them in the same order each time it is sent.</summary>
/// <param name="Request">The request.</param>
/// <param name="Step">Which of its writes: 0 for the first.</param>
internal sealed record IdempotentWrite(IdempotentRequest Request, int Step);
