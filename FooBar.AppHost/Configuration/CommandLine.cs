namespace FooBar.AppHost.Configuration;

/// <summary>The AppHost's switches in the form that the configuration system reads.</summary>
internal static class CommandLine
{
    private static readonly Dictionary<string, string> Switches = new(StringComparer.OrdinalIgnoreCase)
    {
        ["--persist"] = "--Persist=true",
        ["--empty"] = "--Seed:Enabled=false",
    };

    /// <summary>Gives a switch that stands alone its value, because configuration would take the next argument for it.</summary>
    public static string[] Expand(string[] args) => [.. args.Select(static argument => Switches.GetValueOrDefault(argument, argument))];
}
