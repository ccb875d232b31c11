using System.Diagnostics;
using System.Reflection;

namespace FooBar.Tests.Aspire.Cli;

/// <summary>The real <c>aspire</c> command, from the package that the orchestrator and the dashboard are from.</summary>
internal static class AspireCommand
{
    private const string DashboardMetadata = "aspiredashboardpath";

    /// <summary>Runs the command to its end.</summary>
    public static async Task<(int ExitCode, string Output)> RunAsync(string home, params string[] arguments)
    {
        using var process = Start(home, arguments);
        var error = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, output + await error);
    }

    /// <summary>Runs the command, which must succeed, and returns what it printed.</summary>
    public static async Task<string> SucceedAsync(string home, params string[] arguments)
    {
        var (exitCode, output) = await RunAsync(home, arguments);
        Assert.True(exitCode == 0, $"aspire {string.Join(' ', arguments)} ended with {exitCode}: {output}");
        return output;
    }

    /// <summary>Starts the command. Its output is the caller's to read.</summary>
    public static Process Start(string home, params string[] arguments)
    {
        var start = new ProcessStartInfo(Program(), [.. arguments, "--nologo", "--non-interactive"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = home,
        };
        start.Environment["HOME"] = home;
        start.Environment["NO_COLOR"] = "1";
        start.Environment["ASPIRE_CLI_TELEMETRY_OPTOUT"] = "true";
        start.Environment["features__updateNotificationsEnabled"] = "false";
        return Process.Start(start) ?? throw new InvalidOperationException("The aspire command did not start.");
    }

    private static string Program()
    {
        var dashboard = typeof(Projects.FooBar_AppHost).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(metadata => metadata.Key == DashboardMetadata).Value!;
        return Path.GetFullPath(Path.Combine(Path.GetDirectoryName(dashboard)!, "..", "..", "bin", "aspire"));
    }
}
