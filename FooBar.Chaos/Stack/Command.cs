using System.Diagnostics;
using System.Text.RegularExpressions;

namespace FooBar.Chaos.Stack;

/// <summary>Runs a command of this machine.</summary>
internal static partial class Command
{
    /// <summary>Runs it to its end; the exit code and what it said.</summary>
    /// <param name="file">The program.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="cancellationToken">Ends the wait; the command itself goes on.</param>
    public static async Task<CommandResult> TryAsync(string file, IEnumerable<string> arguments, CancellationToken cancellationToken)
    {
        using var process = Process.Start(new ProcessStartInfo(file, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true })!;
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
        var error = process.StandardError.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        return new(process.ExitCode, await output, await error);
    }

    /// <summary>Runs it to its end; what it said, without the blanks at both ends.</summary>
    /// <exception cref="ChaosException">It failed.</exception>
    public static async Task<string> RunAsync(string file, IEnumerable<string> arguments, CancellationToken cancellationToken)
    {
        var all = arguments.ToList();
        var result = await TryAsync(file, all, cancellationToken);
        return result.Code == 0
            ? result.Output.Trim()
            : throw new ChaosException($"{Path.GetFileName(file)} {string.Join(' ', all.Take(4))} failed: {Plain(result.Error + result.Output)}");
    }

    // In one line and without what is meant for a terminal.
    private static string Plain(string text) => Space().Replace(Escape().Replace(text, ""), " ").Trim();

    [GeneratedRegex("""\e(\[[0-9;]*[A-Za-z]|\][^\e]*\e\\)""")]
    private static partial Regex Escape();

    [GeneratedRegex("""\s+""")]
    private static partial Regex Space();
}
