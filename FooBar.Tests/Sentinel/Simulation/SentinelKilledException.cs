namespace FooBar.Tests.Sentinel.Simulation;

/// <summary>The sentinel's process ends here.</summary>
internal sealed class SentinelKilledException() : Exception("The sentinel was killed.");
