using FooBar.Chaos.Invariants;
using FooBar.Chaos.Load;
using FooBar.Chaos.Schedules;
using static FooBar.Tests.Chaos.RunRecords;

namespace FooBar.Tests.Chaos;

public sealed class InvariantRulesTests
{
    [Fact]
    public void Judge_NothingWentWrong_EveryInvariantHolds() => Assert.All(InvariantRules.Judge(Sound), static verdict => Assert.True(verdict.Holds, string.Join('\n', verdict.Violations)));

    [Fact]
    public void NothingLost_OneServerLacksAnAcknowledgedPost_NamesBoth()
    {
        var verdict = InvariantRules.NothingLost(Sound with { Final = [Sound.Final[0], Data("mysql-2", (1, "a"))] });

        Assert.Contains("mysql-2 lacks post 2 (b)", Assert.Single(verdict.Violations), StringComparison.Ordinal);
    }

    [Fact]
    public void NothingLost_PostUnderAnotherNumber_IsLost() =>
        Assert.Single(InvariantRules.NothingLost(Sound with { Final = [Sound.Final[0], Data("mysql-2", (1, "a"), (3, "b"))] }).Violations);

    [Fact]
    public void NothingLost_ServerNotRead_Breaks() => Assert.False(InvariantRules.NothingLost(Sound with { Final = [Sound.Final[0]] }).Holds);

    [Fact]
    public void NothingLost_PostThatNobodyAcknowledged_MayBeThere() =>
        Assert.True(InvariantRules.NothingLost(Sound with { Final = [.. Sound.Final.Select(static data => data with { Posts = [.. data.Posts, (9, "c")] })] }).Holds);

    [Fact]
    public void AppliedOnce_TwoPostsWithOneKey_Breaks() =>
        Assert.Single(InvariantRules.AppliedOnce(Sound with { Final = [Sound.Final[0], Data("mysql-2", (1, "a"), (2, "b"), (3, "b"))] }).Violations);

    [Fact]
    public void AppliedOnce_OneKeyWithTwoAnswers_Breaks() =>
        Assert.Single(InvariantRules.AppliedOnce(Sound with { Acknowledgements = [.. Sound.Acknowledgements, Post("a", 5, 3, 4, "mysql-1")] }).Violations);

    [Fact]
    public void AppliedOnce_SameAnswerAgain_Holds() =>
        Assert.True(InvariantRules.AppliedOnce(Sound with { Acknowledgements = [.. Sound.Acknowledgements, Post("a", 1, 3, 4, "mysql-1")] }).Holds);

    [Fact]
    public void OneWriter_OldPrimaryAcknowledgesWhatWasSentAfterItsEpoch_Breaks() =>
        Assert.Single(InvariantRules.OneWriter(Sound with { Acknowledgements = [.. Sound.Acknowledgements, Post("c", 3, 13, 14, "mysql-1")] }).Violations);

    [Fact]
    public void OneWriter_OldPrimaryAcknowledgesLateWhatWasSentInItsEpoch_Holds() =>
        Assert.True(InvariantRules.OneWriter(Sound with { Acknowledgements = [.. Sound.Acknowledgements, Post("c", 3, 9, 14, "mysql-1")] }).Holds);

    [Fact]
    public void OneWriter_ThereAndBackAgain_Holds()
    {
        var epochs = new Dictionary<long, string> { [1] = "mysql-1", [2] = "mysql-2", [3] = "mysql-1" };

        Assert.True(InvariantRules.OneWriter(Sound with
        {
            Acknowledgements = [.. Sound.Acknowledgements, Post("c", 3, 13, 14, "mysql-1")],
            Final = [.. Sound.Final.Select(data => data with { Epochs = epochs })],
        }).Holds);
    }

    [Fact]
    public void OneWriter_ServersDisagreeAboutAnEpoch_Breaks()
    {
        var other = Sound.Final[1] with { Epochs = new Dictionary<long, string> { [1] = "mysql-1", [2] = "mysql-1" } };

        Assert.Single(InvariantRules.OneWriter(Sound with { Final = [Sound.Final[0], other] }).Violations);
    }

    [Fact]
    public void NoGetFailed_OnePartOfATierWasHit_Breaks() =>
        Assert.Single(InvariantRules.NoGetFailed(Sound with { Requests = [Request(RequestKind.Read, 6, 7, Outcome.Lost)] }).Violations);

    [Theory]
    [InlineData("mysql-2", 6.0, 20.0, true)]
    [InlineData("mysql-2", 6.0, null, true)]
    [InlineData("mysql-2", 8.0, 20.0, false)]
    [InlineData("mysql-2", 1.0, 4.0, false)]
    [InlineData("api-1", 6.0, 20.0, false)]
    public void IsExplained_WithMysql1Hit_OnlyByTheOtherServerAtTheSameTime(string target, double began, double? recovered, bool explained) => Assert.Equal(
        explained, InvariantRules.IsExplained(Request(RequestKind.Read, 6, 7, Outcome.Failed), [.. Sound.Faults, Fault(target, target == "api-1" ? Tier.Application : Tier.Database, began, recovered)]));

    [Fact]
    public void OwnWritesSeen_AcknowledgedPostMissing_Breaks() =>
        Assert.Single(InvariantRules.OwnWritesSeen(Sound with { Requests = [Request(RequestKind.Read, 30, 31, Outcome.Wrong)] }).Violations);

    [Fact]
    public void Converged_DifferentPostsInTheEnd_Breaks() =>
        Assert.Single(InvariantRules.Converged(Sound with { Final = [Sound.Final[0], Data("mysql-2", (1, "a"))] }).Violations);

    [Fact]
    public void Converged_NotWhole_SaysWhy() => Assert.Equal(["mysql-1 is away"], InvariantRules.Converged(Sound with { NotWhole = "mysql-1 is away" }).Violations);

    [Fact]
    public void Converged_FaultThatWasNotUndone_Breaks() =>
        Assert.Single(InvariantRules.Converged(Sound with { Faults = [Sound.Faults[0] with { Undone = null, Problem = "docker is away" }] }).Violations);
}
