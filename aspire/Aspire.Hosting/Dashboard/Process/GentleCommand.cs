namespace Aspire.Hosting.Dashboard.Process;

/// <summary>Runs a program so that it gives way to all others, where the system has a way to do so.</summary>
internal static class GentleCommand
{
    private const string Nice = "/usr/bin/nice";
    private const string Session = "/usr/bin/setsid";

    // Linux shares the processor out among sessions before it looks at processes: beside other sessions a process is as nice as its session is.
    // A third of the usual share: less, and a person who looks at it while the stack is busy waits for each click.
    private const string Script = "{ echo 5 >/proc/self/autogroup; } 2>/dev/null; exec nice -n 5 \"$0\" \"$@\"";

    /// <summary>The program to start, and its arguments.</summary>
    /// <param name="path">The program that is meant.</param>
    /// <param name="argument">Its argument.</param>
    public static (string Path, string[] Arguments) Of(string path, string argument) =>
        !File.Exists(Nice) ? (path, [argument])
        : !File.Exists(Session) ? (Nice, ["-n", "5", path, argument])
        : (Session, ["/bin/sh", "-c", Script, path, argument]);
}
