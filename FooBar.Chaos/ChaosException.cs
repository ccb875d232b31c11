namespace FooBar.Chaos;

/// <summary>Something that keeps a run from going on; the message is for its user.</summary>
internal sealed class ChaosException(string message) : Exception(message);
