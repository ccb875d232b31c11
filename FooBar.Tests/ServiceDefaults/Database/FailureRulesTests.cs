using FooBar.ServiceDefaults.Database;

namespace FooBar.Tests.ServiceDefaults.Database;

public sealed class FailureRulesTests
{
    public static TheoryData<DatabaseFailure> Failures => new(Enum.GetValues<DatabaseFailure>());

    [Theory]
    [MemberData(nameof(Failures))]
    public void For_AnyFailure_RepeatsAWriteOnlyWhereItHadNoEffect(DatabaseFailure failure)
    {
        var rule = FailureRules.For(failure);

        Assert.True(rule.HadNoEffect || !rule.MayRepeat(DatabaseIntent.Write));
    }

    [Theory]
    [InlineData(DatabaseFailure.ConnectionLost)]
    [InlineData(DatabaseFailure.TimedOut)]
    public void For_FailureOfUnknownOutcome_RepeatsAWriteOnlyWhereThatIsSafe(DatabaseFailure failure)
    {
        var rule = FailureRules.For(failure);

        Assert.Equal((false, true), (rule.MayRepeat(DatabaseIntent.Write), rule.MayRepeat(DatabaseIntent.RepeatableWrite)));
    }

    [Fact]
    public void For_AllFailures_HaveARuleOfTheirOwn()
    {
        var codes = Enum.GetValues<DatabaseFailure>().Select(static failure => FailureRules.For(failure).Code).ToList();

        Assert.Equal(codes.Count, codes.Distinct().Count());
    }

    [Fact]
    public void For_TheWorksOwnError_PassesOnAndIsNotHeldAgainstTheServer()
    {
        var rule = FailureRules.For(DatabaseFailure.None);

        Assert.Equal((FailureHandling.PassOn, FailureHandling.PassOn, false), (rule.OnRead, rule.OnWrite, rule.CountsAgainstServer));
    }
}
