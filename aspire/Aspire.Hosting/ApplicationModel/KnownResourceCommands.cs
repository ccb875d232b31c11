namespace Aspire.Hosting.ApplicationModel;

/// <summary>The commands that every container and process has.</summary>
public static class KnownResourceCommands
{
    /// <summary>Starts a resource that does not run, or one that waits.</summary>
    public static readonly string StartCommand = "start";

    /// <summary>Stops a resource.</summary>
    public static readonly string StopCommand = "stop";

    /// <summary>Stops a resource and starts it again.</summary>
    public static readonly string RestartCommand = "restart";
}
