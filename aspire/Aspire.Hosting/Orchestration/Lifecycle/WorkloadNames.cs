using System.Security.Cryptography;

namespace Aspire.Hosting.Orchestration.Lifecycle;

/// <summary>
/// Names workloads so that two applications on one machine do not meet, and so that a late word about a run is not taken for
/// one about the next.
/// </summary>
internal sealed class WorkloadNames
{
    private const string Letters = "abcdefghijklmnopqrstuvwxyz0123456789";

    /// <summary>What sets this application's workloads apart from those of others.</summary>
    public string Suffix { get; } = RandomNumberGenerator.GetString(Letters, 8);

    /// <summary>The name of a resource's run, which is counted from 1.</summary>
    public string For(string resourceName, int run) => run == 1 ? $"{resourceName}-{Suffix}" : $"{resourceName}-{Suffix}-{run}";
}
