using System.Diagnostics;

namespace FooBar.Tests.Functional;

/// <summary>The functions that <c>./foobar</c> is made of, for tests of what one of them does.</summary>
internal static class CommandFunctions
{
    // As ./foobar reads them.
    private const string Functions = """
        set -euo pipefail
        root=$PWD
        source eng/paths.sh
        for file in eng/*.sh; do [[ $file == */paths.sh ]] || source "$file"; done

        """;

    /// <summary>Runs a script that calls them.</summary>
    /// <param name="script">The script.</param>
    /// <param name="arguments">What it finds in <c>$1</c> and so on.</param>
    /// <param name="cache">A folder in place of the user's cache.</param>
    /// <returns>Its exit code, and what it wrote to its standard error.</returns>
    public static async Task<(int Code, string Error)> RunAsync(string script, string[] arguments, string? cache = null)
    {
        var start = new ProcessStartInfo("bash", ["-c", Functions + script, "bash", .. arguments])
        {
            WorkingDirectory = Repository.Folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        if (cache is not null)
        {
            start.Environment["XDG_CACHE_HOME"] = cache;
        }

        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await error);
    }
}
