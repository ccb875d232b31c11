using FooBar.Sentinel.Observation;

namespace FooBar.Sentinel.Control;

/// <summary>What can be done to a server's process from outside, when the server itself does not answer.</summary>
internal interface IServerControl
{
    /// <summary>Whether its process runs; <see cref="ProcessState.Unknown"/> where nobody can tell.</summary>
    Task<ProcessState> InspectAsync(string server, CancellationToken cancellationToken);

    /// <summary>Kills its process at once, without a shutdown; true when it is confirmed to be gone.</summary>
    Task<bool> KillAsync(string server, CancellationToken cancellationToken);

    /// <summary>Starts its process; true when the engine has accepted to.</summary>
    Task<bool> StartAsync(string server, CancellationToken cancellationToken);

    /// <summary>Copies files of the server into a folder of this machine; false when that was not possible.</summary>
    Task<bool> SaveAsync(string server, IReadOnlyList<string> paths, string folder, CancellationToken cancellationToken);
}
