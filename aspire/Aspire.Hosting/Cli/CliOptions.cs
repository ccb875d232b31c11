namespace Aspire.Hosting.Cli;

/// <summary>Who this AppHost is to the <c>aspire</c> command, and where that command looks for it.</summary>
internal sealed class CliOptions
{
    /// <summary>The AppHost's project file, or its path without an ending where no project file is known.</summary>
    public string AppHostPath { get; set; } = "";

    /// <summary>The user's home folder, beneath which the sockets of all AppHosts lie. Default: the user's own; empty for none, and then no command finds the AppHost.</summary>
    public string HomeFolder { get; set; } = "";
}
