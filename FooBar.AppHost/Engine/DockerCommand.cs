using System.ComponentModel;
using System.Diagnostics;

namespace FooBar.AppHost.Engine;

/// <summary>Asks the container engine for what Aspire has no words for.</summary>
internal static class DockerCommand
{
    /// <summary>The command's output, or null when it failed or there is no docker command. That containers cannot run is said where they are started.</summary>
    public static string? Run(params string[] arguments)
    {
        var start = new ProcessStartInfo("docker", arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        try
        {
            using var docker = Process.Start(start)!;
            docker.ErrorDataReceived += static (_, _) => { };
            docker.BeginErrorReadLine();
            var output = docker.StandardOutput.ReadToEnd();
            docker.WaitForExit();
            return docker.ExitCode == 0 ? output.Trim() : null;
        }
        catch (Win32Exception)
        {
            return null;
        }
    }
}
