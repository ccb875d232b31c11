using System.Globalization;

namespace FooBar.Chaos.Stack;

/// <summary>A process of the stack.</summary>
/// <param name="Id">Its process id.</param>
/// <param name="Environment">The variables that it was started with.</param>
internal sealed record StackProcess(int Id, IReadOnlyDictionary<string, string> Environment)
{
    /// <summary>Finds the process that the orchestrator named so and gave that port; null when none runs.</summary>
    public static StackProcess? Find(string name, int port)
    {
        var suffix = string.Create(CultureInfo.InvariantCulture, $":{port}");
        StackProcess? found = null;
        foreach (var folder in Directory.EnumerateDirectories("/proc"))
        {
            if (int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out var id)
                && Read(id) is { } environment
                && environment.GetValueOrDefault("OTEL_SERVICE_NAME") == name
                && environment.GetValueOrDefault("ASPNETCORE_URLS", "").TrimEnd('/').EndsWith(suffix, StringComparison.Ordinal)
                && (found is null || id > found.Id))
            {
                // A process that was started by another one of that name, and so later, is the service itself.
                found = new(id, environment);
            }
        }

        return found;
    }

    private static Dictionary<string, string>? Read(int id)
    {
        try
        {
            var variables = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (var line in File.ReadAllText($"/proc/{id.ToString(CultureInfo.InvariantCulture)}/environ").Split('\0'))
            {
                if (line.IndexOf('=', StringComparison.Ordinal) is var end and > 0)
                {
                    variables[line[..end]] = line[(end + 1)..];
                }
            }

            return variables;
        }
        catch (Exception other) when (other is IOException or UnauthorizedAccessException)
        {
            // It has ended, or is somebody else's.
            return null;
        }
    }
}
