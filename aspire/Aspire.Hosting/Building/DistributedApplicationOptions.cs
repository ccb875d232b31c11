using System.Reflection;

namespace Aspire.Hosting;

/// <summary>How an application is composed.</summary>
public sealed class DistributedApplicationOptions
{
    /// <summary>The command line.</summary>
    public string[]? Args { get; set; }

    /// <summary>The name of the AppHost's assembly; null for the program that runs.</summary>
    public string? AssemblyName { get; set; }

    /// <summary>The folder of the AppHost's project; null for the one that its build recorded.</summary>
    public string? ProjectDirectory { get; set; }

    /// <summary>Whether the dashboard is left out.</summary>
    public bool DisableDashboard { get; set; }

    /// <summary>The AppHost's assembly, where it is not the program that runs.</summary>
    internal Assembly? Assembly { get; set; }

    /// <summary>The assembly that the composition belongs to.</summary>
    internal Assembly? AppHostAssembly =>
        Assembly ?? (AssemblyName is null ? Assembly.GetEntryAssembly() : Assembly.Load(AssemblyName));
}
