namespace FooBar.AppHost.Configuration;

/// <summary>The AppHost's switches in the form that the configuration system reads.</summary>
internal static class CommandLine
{
    /// <summary>Gives a switch that stands alone its value, because configuration would take the next argument for it.</summary>
    public static string[] Expand(string[] args) =>
        [.. args.Select(static argument => argument.Equals("--persist", StringComparison.OrdinalIgnoreCase) ? "--Persist=true" : argument)];
}
