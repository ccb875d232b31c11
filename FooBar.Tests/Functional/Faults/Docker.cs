using System.Diagnostics;

namespace FooBar.Tests.Functional.Faults;

/// <summary>The container engine's own command.</summary>
internal static class Docker
{
    public static async Task<string> RunAsync(params string[] arguments)
    {
        var (code, output, error) = await TryAsync(arguments);
        return code == 0 ? output.Trim() : throw new InvalidOperationException($"docker {arguments[0]} failed: {error}");
    }

    public static async Task<(int Code, string Output, string Error)> TryAsync(params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("docker", arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await error);
    }
}
