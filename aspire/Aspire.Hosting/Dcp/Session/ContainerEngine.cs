namespace Aspire.Hosting.Dcp.Session;

/// <summary>Asks the container engine whether it is there, so that a person is told at once what is missing.</summary>
internal static class ContainerEngine
{
    // The orchestrator refuses an older command line.
    private const int MinimumMajor = 25;

    /// <summary>Returns when the engine answers.</summary>
    /// <exception cref="DistributedApplicationException">It does not; the message says what to do.</exception>
    public static async Task CheckAsync(DcpOptions options, TimeProvider time, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(options.EngineTimeout, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            var (exitCode, output, error) = await EngineCommand.RunAsync(options.ContainerRuntime, ["version", "--format", "{{.Client.Version}} {{.Server.Version}}"], both.Token);
            if (Verdict(options.ContainerRuntime, exitCode, output, error) is { } problem)
            {
                throw new DistributedApplicationException(problem);
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new DistributedApplicationException(
                $"The container engine did not answer '{options.ContainerRuntime} version' within {options.EngineTimeout.TotalSeconds} s. Restart it and try again.");
        }
    }

    /// <summary>What the answer means: null when all is well, else cause and remedy.</summary>
    internal static string? Verdict(string engine, int exitCode, string output, string error)
    {
        if (exitCode == 0)
        {
            var client = output.Split(' ', StringSplitOptions.RemoveEmptyEntries).FirstOrDefault() ?? "";
            return engine == "docker" && int.TryParse(client.Split('.')[0], out var major) && major < MinimumMajor
                ? $"The command '{engine}' is version {client.Trim()}, but the orchestrator needs {MinimumMajor} or later. Run './foobar setup', or install a newer Docker command line; the engine itself may be older."
                : null;
        }

        var reason = error.Trim();
        if (reason.Contains("permission denied", StringComparison.OrdinalIgnoreCase))
        {
            return $"This user may not use the container engine. Add it to the group 'docker' (sudo usermod -aG docker $USER) and log in again. The engine's command says: {reason}";
        }

        return reason.Contains("Cannot connect", StringComparison.OrdinalIgnoreCase) || reason.Contains("Is the docker daemon running", StringComparison.OrdinalIgnoreCase)
            ? $"The container engine does not run. Start it (sudo systemctl start docker, or open Docker Desktop), or run './foobar setup'. The engine's command says: {reason}"
            : $"The container engine cannot be used: '{engine} version' ended with exit code {exitCode}. {reason}";
    }
}
