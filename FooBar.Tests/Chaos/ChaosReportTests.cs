using System.Xml.Linq;
using FooBar.Chaos.Invariants;
using FooBar.Chaos.Load;
using FooBar.Chaos.Report;
using static FooBar.Tests.Chaos.RunRecords;

namespace FooBar.Tests.Chaos;

public sealed class ChaosReportTests
{
    [Fact]
    public void Write_SoundRun_SaysSoAndHowToRepeatIt()
    {
        var page = ChaosReport.Write(Sound, InvariantRules.Judge(Sound));

        Assert.Contains("Every invariant held.", page, StringComparison.Ordinal);
        Assert.Contains("./foobar chaos --minutes 1 --seed 7", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_BrokenInvariant_NamesTheViolation()
    {
        var run = Sound with { Final = [Sound.Final[0], Data("mysql-2", (1, "a"))] };

        var page = ChaosReport.Write(run, InvariantRules.Judge(run));

        Assert.Contains("2 of 6 invariants were broken.", page, StringComparison.Ordinal);
        Assert.Contains("mysql-2 lacks post 2 (b)", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_AnyRun_FetchesNothingAndRunsNothing()
    {
        var page = ChaosReport.Write(Sound, InvariantRules.Judge(Sound));

        Assert.DoesNotContain("<script", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("http", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("url(", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("src=", page, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Write_TextFromOutside_IsEncoded()
    {
        var run = Sound with { Requests = [Request(RequestKind.Read, 1, 2, Outcome.Failed) with { Detail = "<script>alert(1)</script>" }] };

        Assert.Contains("&lt;script&gt;alert(1)", ChaosReport.Write(run, InvariantRules.Judge(run)), StringComparison.Ordinal);
    }

    [Fact]
    public void Draw_Run_IsWellFormedAndShowsFaultsOutcomesAndStates()
    {
        var run = Sound with { Requests = [.. Sound.Requests, Request(RequestKind.Read, 30, 40, Outcome.Failed)] };

        var picture = XElement.Parse(Timeline.Draw(run));

        var classes = picture.Descendants("rect").Select(static box => (string)box.Attribute("class")!).ToHashSet();
        Assert.Superset(new HashSet<string> { "ok", "failed", "wait", "fault", "recovering", "sync", "solo", "silent" }, classes);
        Assert.Contains(picture.Descendants("title"), static title => title.Value.StartsWith("Kill mysql-1 at 5.0 s", StringComparison.Ordinal));
        Assert.All(picture.Descendants("rect"), static box => Assert.InRange((double)box.Attribute("x")! + (double)box.Attribute("width")!, 0, 1120));
        Assert.All(picture.Descendants("rect"), static box => Assert.InRange((double)box.Attribute("height")!, 0, 90.1));
    }

    [Fact]
    public void Draw_RunWithoutRequestsAndFaults_IsWellFormed() =>
        XElement.Parse(Timeline.Draw(Sound with { Requests = [], Faults = [], Changes = [] }));
}
