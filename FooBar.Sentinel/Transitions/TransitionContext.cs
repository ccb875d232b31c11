using FooBar.Sentinel.Control;
using FooBar.Sentinel.Servers;

namespace FooBar.Sentinel.Transitions;

/// <summary>What every transition works with.</summary>
/// <param name="Witness">The record.</param>
/// <param name="Servers">Both servers.</param>
/// <param name="Control">Their processes.</param>
/// <param name="Bounds">How long steps may take.</param>
/// <param name="Steps">Makes steps visible.</param>
/// <param name="Time">The clock for waits.</param>
/// <param name="ArchiveFolder">Where what is about to be overwritten is kept.</param>
internal sealed record TransitionContext(
    WitnessKeeper Witness,
    IReadOnlyList<IDatabaseServer> Servers,
    IServerControl Control,
    TransitionBounds Bounds,
    ITransitionSteps Steps,
    TimeProvider Time,
    string ArchiveFolder)
{
    /// <summary>A server by its name.</summary>
    public IDatabaseServer Of(string name) => Servers.Single(server => server.Name == name);

    /// <summary>The server that is not <paramref name="name"/>.</summary>
    public IDatabaseServer OtherThan(string name) => Servers.Single(server => server.Name != name);
}
