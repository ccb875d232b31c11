using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Dashboard.Protocol;

namespace Aspire.Hosting.Dashboard.Service;

/// <summary>Cuts log lines into messages that every dashboard accepts.</summary>
internal static class ConsoleLogBatches
{
    /// <summary>
    /// Characters in a message. A character takes at most three bytes, so a message stays below the 4 MiB
    /// that gRPC clients accept unless told otherwise.
    /// </summary>
    public const int MaximumCharacters = 1024 * 1024;

    /// <summary>Splits lines into messages, in order. A line longer than a message is cut at its end.</summary>
    public static IEnumerable<WatchResourceConsoleLogsUpdate> Split(IReadOnlyList<LogLine> lines)
    {
        var update = new WatchResourceConsoleLogsUpdate();
        var characters = 0;
        foreach (var line in lines)
        {
            var text = line.Content.Length <= MaximumCharacters ? line.Content : line.Content[..MaximumCharacters];
            if (characters > 0 && characters + text.Length > MaximumCharacters)
            {
                yield return update;
                update = new();
                characters = 0;
            }

            update.LogLines.Add(new ConsoleLogLine { LineNumber = line.LineNumber, Text = text, IsStdErr = line.IsErrorMessage });
            characters += text.Length;
        }

        if (update.LogLines.Count > 0)
        {
            yield return update;
        }
    }
}
