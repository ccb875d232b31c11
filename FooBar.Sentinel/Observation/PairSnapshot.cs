namespace FooBar.Sentinel.Observation;

/// <summary>What is known of both servers at one moment.</summary>
/// <param name="First">The server that becomes primary when neither has ever been.</param>
/// <param name="Second">The other one.</param>
/// <param name="Canary">The writes on the primary.</param>
/// <param name="Age">How long this sentinel has been watching.</param>
/// <param name="Cloning">The server that is being cloned at this moment.</param>
internal sealed record PairSnapshot(ServerObservation First, ServerObservation Second, CanaryStatus Canary, TimeSpan Age, string? Cloning = null)
{
    /// <summary>Both servers.</summary>
    public IReadOnlyList<ServerObservation> Servers => [First, Second];

    /// <summary>A server by its name.</summary>
    public ServerObservation Of(string name) => name == First.Name ? First : name == Second.Name ? Second : throw new ArgumentOutOfRangeException(nameof(name), name, "No such server.");

    /// <summary>The server that is not <paramref name="name"/>.</summary>
    public ServerObservation OtherThan(string name) => name == First.Name ? Second : First;
}
