using System.Diagnostics;
using System.Globalization;

namespace FooBar.Tests.Functional;

/// <summary>The processes of this machine.</summary>
internal static class ProcessTable
{
    /// <summary>The processes that have such arguments, one after the other.</summary>
    public static int[] WithArguments(string arguments) =>
        [.. Ids().Where(id => $" {Read(id, "cmdline")?.Replace('\0', ' ')} ".Contains($" {arguments} ", StringComparison.Ordinal))];

    /// <summary>The processes that a process has started and that live.</summary>
    public static int[] ChildrenOf(int parent) =>
        [.. Ids().Where(id => Fields(id) is [var state, var of, ..] && state != "Z" && of == parent.ToString(CultureInfo.InvariantCulture))];

    /// <summary>Whether a process lives. One that has ended and that its parent has not asked about does not.</summary>
    public static bool Lives(int id) => Fields(id) is [not "Z", ..];

    /// <summary>Sends a signal to a process.</summary>
    public static async Task SignalAsync(int id, string signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
        Assert.Equal(0, kill.ExitCode);
    }

    private static IEnumerable<int> Ids() => Directory.EnumerateDirectories("/proc")
        .Select(static folder => int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : 0)
        .Where(static id => id > 0);

    // What follows the program's name, which may hold blanks: its state, its parent's id and more.
    private static string[]? Fields(int id) => Read(id, "stat") is { } line ? line[(line.LastIndexOf(')') + 2)..].Split(' ') : null;

    private static string? Read(int id, string file)
    {
        try
        {
            return File.ReadAllText($"/proc/{id.ToString(CultureInfo.InvariantCulture)}/{file}");
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
