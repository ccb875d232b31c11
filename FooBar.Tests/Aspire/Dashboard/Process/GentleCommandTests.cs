using System.Diagnostics;
using Aspire.Hosting.Dashboard.Process;

namespace FooBar.Tests.Aspire.Dashboard.Process;

public class GentleCommandTests
{
    [Theory]
    // Without a command of its own nice says how nice it is.
    [InlineData("/usr/bin/env", "/usr/bin/nice", "5")]
    [InlineData("/bin/cat", "/proc/self/autogroup", " nice 5")]
    public async Task Of_Program_RunsItNiceInASessionThatIsNice(string program, string argument, string expected)
    {
        var (path, arguments) = GentleCommand.Of(program, argument);
        var start = new ProcessStartInfo(path, arguments) { RedirectStandardOutput = true };

        using var process = System.Diagnostics.Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();

        Assert.EndsWith(expected, output.Trim(), StringComparison.Ordinal);
    }
}
