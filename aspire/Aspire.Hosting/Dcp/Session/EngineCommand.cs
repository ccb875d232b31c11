using System.ComponentModel;
using System.Diagnostics;

namespace Aspire.Hosting.Dcp.Session;

/// <summary>Runs the container engine's command for what the orchestrator cannot be asked.</summary>
internal static class EngineCommand
{
    /// <summary>Runs the command to its end; cancelling kills it.</summary>
    /// <exception cref="DistributedApplicationException">There is no such command.</exception>
    public static async Task<(int ExitCode, string Output, string Error)> RunAsync(string engine, IEnumerable<string> arguments, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(engine, arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        Process process;
        try
        {
            process = Process.Start(start)!;
        }
        catch (Win32Exception exception)
        {
            throw new DistributedApplicationException(
                $"The container engine's command '{engine}' was not found. Install Docker, or run './foobar setup', which does it where it can.", exception);
        }

        using (process)
        {
            try
            {
                var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
                var error = process.StandardError.ReadToEndAsync(cancellationToken);
                await process.WaitForExitAsync(cancellationToken);
                return (process.ExitCode, await output, await error);
            }
            catch (OperationCanceledException)
            {
                process.Kill(entireProcessTree: true);
                throw;
            }
        }
    }
}
