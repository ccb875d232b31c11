using System.Text.Json;
using System.Text.RegularExpressions;

namespace Aspire.Hosting.Dcp.Mapping;

/// <summary>Turns what the engine and the orchestrator wrote about a failed start into cause and remedy.</summary>
internal static partial class FailureReason
{
    private const string DaemonPrefix = "Error response from daemon: ";
    private const string DcpPrefix = "Container startup failed: ";

    /// <summary>Why a container did not start.</summary>
    /// <param name="image">Its image.</param>
    /// <param name="text">What was written, in any number of lines.</param>
    public static string OfContainer(string image, string text) => Recognize(image, text) ?? Unrecognized(text);

    /// <summary>The reason, where the text holds a known one; null otherwise.</summary>
    public static string? Recognize(string image, string text)
    {
        if (PortInUse().Match(text) is { Success: true } port)
        {
            return $"Port {port.Groups["port"].Value} of {port.Groups["address"].Value} is in use by another program. End that program (to find it: ss -ltnp 'sport = :{port.Groups["port"].Value}') or choose another port.";
        }

        if (NameInUse().Match(text) is { Success: true } name)
        {
            return $"There is a container named '{name.Groups["name"].Value}' already, left over or of another run. Remove it: docker rm -f {name.Groups["name"].Value}";
        }

        if (Contains(text, "no space left on device"))
        {
            return $"The disk is full. Free some space, for instance with 'docker system prune'. {Detail(text)}";
        }

        if (NoProgram().Match(text) is { Success: true } program)
        {
            return $"The image '{image}' cannot run '{program.Groups["program"].Value}': {program.Groups["reason"].Value}. Check the entry point and the arguments.";
        }

        if (Contains(text, "Cannot connect to the Docker daemon"))
        {
            return "The container engine does not run. Start it (sudo systemctl start docker, or open Docker Desktop).";
        }

        if (Contains(text, "Unable to find image") || Contains(text, "No such image") || Contains(text, "pull access denied"))
        {
            // The first of these lines alone only says that a pull is under way.
            return Detail(text) is { Length: > 0 } detail && !Contains(detail, "Unable to find image")
                ? $"The image '{image}' is not on this machine and could not be pulled. Check its name and the network, or build the local images with './foobar setup'. {detail}"
                : null;
        }

        return null;
    }

    /// <summary>Why a process did not start.</summary>
    /// <param name="program">Its program.</param>
    /// <param name="workingDirectory">Its working directory.</param>
    /// <param name="systemLog">The lines that the orchestrator wrote about it.</param>
    public static string OfProcess(string program, string workingDirectory, IEnumerable<string> systemLog)
    {
        var error = systemLog.Select(ErrorOf).FirstOrDefault(text => text is not null) ?? "no reason was given";
        if (Contains(error, "chdir ") || !Directory.Exists(workingDirectory))
        {
            return $"'{program}' could not be started: its working directory '{workingDirectory}' does not exist or may not be entered. ({error})";
        }

        if (Contains(error, "permission denied"))
        {
            return $"'{program}' could not be started: it may not be executed by this user. Check its rights. ({error})";
        }

        return Contains(error, "no such file or directory") || Contains(error, "executable file not found")
            ? $"'{program}' could not be started: there is no such program. Check the path, and whether the project was built. ({error})"
            : $"'{program}' could not be started: {error}";
    }

    private static string Unrecognized(string text)
    {
        var detail = Detail(text);
        return detail.Length > 0 ? detail : "The container could not be started; the orchestrator gave no reason.";
    }

    /// <summary>The most telling line: what the engine's daemon said, else the first line.</summary>
    private static string Detail(string text)
    {
        var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var daemon = lines.FirstOrDefault(line => line.Contains(DaemonPrefix, StringComparison.Ordinal) && !Contains(line, "No such container"));
        return daemon is null
            ? lines.FirstOrDefault()?.Replace(DcpPrefix, "", StringComparison.Ordinal) ?? ""
            : daemon[(daemon.IndexOf(DaemonPrefix, StringComparison.Ordinal) + DaemonPrefix.Length)..];
    }

    /// <summary>The error of a log line: its last column is a JSON object.</summary>
    private static string? ErrorOf(string line)
    {
        var columns = line.Split('\t');
        if (columns.Length < 3 || columns[1] != "error" || !columns[^1].StartsWith('{'))
        {
            return null;
        }

        try
        {
            using var details = JsonDocument.Parse(columns[^1]);
            return details.RootElement.TryGetProperty("error", out var error) ? error.GetString() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static bool Contains(string text, string part) => text.Contains(part, StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex(@"(?:listen (?:tcp|udp)[46]? |Bind for |host port for |exposing port \w+ )(?<address>\[?[0-9A-Fa-f.:]*?\]?):(?<port>\d+)(?: ->\S* |[: ]).*?(?:address already in use|port is already allocated)")]
    private static partial Regex PortInUse();

    [GeneratedRegex(@"The container name ""/?(?<name>[^""]+)"" is already in use")]
    private static partial Regex NameInUse();

    [GeneratedRegex(@"exec: ""(?<program>[^""]+)"": (?<reason>[^:\n]+)")]
    private static partial Regex NoProgram();
}
