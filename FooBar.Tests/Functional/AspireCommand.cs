using System.Diagnostics;

namespace FooBar.Tests.Functional;

/// <summary>The <c>aspire</c> command in the version of <c>.config/dotnet-tools.json</c>.</summary>
/// <param name="home">A home folder in place of the user's; null for that.</param>
internal sealed class AspireCommand(string? home = null) : IDisposable
{
    /// <summary>The AppHost's project file, by which the command tells one running AppHost from another.</summary>
    public static readonly string AppHost = Path.Combine(Projects.FooBar_AppHost.ProjectPath, "FooBar.AppHost.csproj");

    private readonly SemaphoreSlim _restoring = new(1);
    private bool _isRestored;

    /// <summary>Runs the command to its end.</summary>
    public async Task<(int ExitCode, string Output)> RunAsync(params string[] arguments)
    {
        using var process = await StartAsync(arguments);
        return await EndAsync(process);
    }

    /// <summary>Runs the command, which must succeed, and returns what it printed.</summary>
    public async Task<string> SucceedAsync(params string[] arguments)
    {
        var (exitCode, output) = await RunAsync(arguments);
        Assert.True(exitCode == 0, $"aspire {string.Join(' ', arguments)} ended with {exitCode}: {output}");
        return output;
    }

    /// <summary>Starts the command. Its output is the caller's to read.</summary>
    public async Task<Process> StartAsync(params string[] arguments)
    {
        await RestoreAsync();
        // What follows two dashes is meant for the AppHost.
        var own = arguments.TakeWhile(static argument => argument != "--").ToArray();
        return Start(["aspire", .. own, "--nologo", "--non-interactive", .. arguments[own.Length..]]);
    }

    /// <inheritdoc />
    public void Dispose() => _restoring.Dispose();

    private Process Start(string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Repository.Folder };
        start.Environment["NO_COLOR"] = "1";
        start.Environment["ASPIRE_CLI_TELEMETRY_OPTOUT"] = "true";
        start.Environment["features__updateNotificationsEnabled"] = "false";
        if (home is not null)
        {
            // The packages are where they are.
            start.Environment["NUGET_PACKAGES"] = Environment.GetEnvironmentVariable("NUGET_PACKAGES")
                ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
            start.Environment["HOME"] = home;
        }

        return Process.Start(start) ?? throw new InvalidOperationException("dotnet did not start.");
    }

    private static async Task<(int ExitCode, string Output)> EndAsync(Process process)
    {
        var error = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, output + await error);
    }

    private async Task RestoreAsync()
    {
        await _restoring.WaitAsync();
        try
        {
            if (!_isRestored)
            {
                using var process = Start(["tool", "restore"]);
                var (exitCode, output) = await EndAsync(process);
                Assert.True(exitCode == 0, $"dotnet tool restore ended with {exitCode}: {output}");
                _isRestored = true;
            }
        }
        finally
        {
            _restoring.Release();
        }
    }
}
