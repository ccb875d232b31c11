using System.Buffers;
using System.Text;
using Aspire.Hosting.Dcp.Session;

namespace Aspire.Hosting.Dcp.Mapping;

/// <summary>
/// Hands a container's environment over in a file: the orchestrator would put it on the command line of the engine's client,
/// where every user of the machine can read its passwords.
/// </summary>
internal static class EnvironmentFile
{
    // The engine's client reads a file line by line, in lines of at most 64 KiB.
    private const int MaxBytes = 60 * 1024;
    private static readonly SearchValues<char> LineEnds = SearchValues.Create("\r\n\0");

    /// <summary>Writes what fits into the file.</summary>
    /// <returns>The file, if any, and the variables that only fit on the command line.</returns>
    public static (IReadOnlyList<string> Files, IReadOnlyList<KeyValuePair<string, string>> Remaining) Write(
        DcpSessionFolder folder, string workloadName, IReadOnlyList<KeyValuePair<string, string>> environment)
    {
        var lines = environment.Where(FitsALine).ToList();
        if (lines.Count == 0)
        {
            return ([], environment);
        }

        var text = new StringBuilder();
        foreach (var (name, value) in lines)
        {
            text.Append(name).Append('=').Append(value).Append('\n');
        }

        return ([folder.WritePrivate(FileName(workloadName), text.ToString())], [.. environment.Where(variable => !FitsALine(variable))]);
    }

    public static string FileName(string workloadName) => workloadName + ".env";

    internal static bool FitsALine(KeyValuePair<string, string> variable) =>
        variable.Key.Length > 0 && variable.Key[0] != '#' && !variable.Key.Any(char.IsWhiteSpace)
        && variable.Value.AsSpan().IndexOfAny(LineEnds) < 0
        && Encoding.UTF8.GetByteCount(variable.Key) + Encoding.UTF8.GetByteCount(variable.Value) < MaxBytes;
}
