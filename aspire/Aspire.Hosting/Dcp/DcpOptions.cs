namespace Aspire.Hosting.Dcp;

/// <summary>How the orchestrator is found, started and ended. Configuration section <c>DcpPublisher</c>.</summary>
internal sealed class DcpOptions
{
    public const string Section = "DcpPublisher";

    /// <summary>The orchestrator's program. Default: what the AppHost's assembly metadata <c>dcpclipath</c> says.</summary>
    public string? CliPath { get; set; }

    /// <summary>The container engine's command. Default: docker.</summary>
    public string ContainerRuntime { get; set; } = "docker";

    /// <summary>What the network's name begins with. Default: the application's name.</summary>
    public string NetworkPrefix { get; set; } = "aspire";

    /// <summary>The network's name when it outlives the application, as one of its containers does; null for a network of this run alone.</summary>
    public string? PersistentNetwork { get; set; }

    /// <summary>How long the orchestrator may take until it answers. Default: 30 seconds.</summary>
    public TimeSpan StartTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long the container engine may take to tell its version. Default: 10 seconds.</summary>
    public TimeSpan EngineTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How long the removal of one workload may take; the engine alone waits 10 seconds before it kills. Default: 60 seconds.</summary>
    public TimeSpan DeleteTimeout { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>How long the removal of everything may take at the end, and then again the end of the orchestrator itself. Default: 25 seconds.</summary>
    public TimeSpan StopTimeout { get; set; } = TimeSpan.FromSeconds(25);
}
