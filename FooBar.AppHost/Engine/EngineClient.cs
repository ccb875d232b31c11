using System.ComponentModel;
using System.Diagnostics;

namespace FooBar.AppHost.Engine;

/// <summary>Runs the container engine's command where it must not hold up the application, and where its answer counts.</summary>
internal static class EngineClient
{
    // Far longer than anything here takes; a dead engine must not keep a command of the dashboard for ever.
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    /// <summary>Runs a command to its end.</summary>
    /// <param name="input">What it reads; null for nothing.</param>
    /// <param name="cancellationToken">Ends the command.</param>
    /// <param name="arguments">The command.</param>
    public static async Task<EngineAnswer> RunAsync(Func<Stream, CancellationToken, Task>? input, CancellationToken cancellationToken, params string[] arguments)
    {
        using var limit = new CancellationTokenSource(Limit, TimeProvider.System);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        var start = new ProcessStartInfo("docker", arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        try
        {
            using var docker = Process.Start(start)!;
            try
            {
                var output = docker.StandardOutput.ReadToEndAsync(either.Token);
                var error = docker.StandardError.ReadToEndAsync(either.Token);
                if (input is not null)
                {
                    await input(docker.StandardInput.BaseStream, either.Token);
                }

                docker.StandardInput.Close();
                await docker.WaitForExitAsync(either.Token);
                return new EngineAnswer(docker.ExitCode == 0, (await output).Trim(), (await error).Trim());
            }
            finally
            {
                if (!docker.HasExited)
                {
                    docker.Kill(entireProcessTree: true);
                }
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new EngineAnswer(false, "", $"The container engine did not answer within {Limit.TotalSeconds:0} s.");
        }
        catch (Exception failure) when (failure is Win32Exception or IOException)
        {
            return new EngineAnswer(false, "", $"The docker command could not be used: {failure.Message}");
        }
    }
}
