using FooBar.Sentinel.Decision;

namespace FooBar.Tests.Sentinel.Decision;

public sealed class StepKindExtensionsTests
{
    [Fact]
    public void HoldsWritesUp_StepAtTheReplica_IsFalse()
    {
        StepKind[] elsewhere = [StepKind.None, StepKind.StartServer, StepKind.Rejoin, StepKind.Clone, StepKind.Fence, StepKind.MakeReadOnly];

        Assert.Equal(Enum.GetValues<StepKind>().Except(elsewhere), Enum.GetValues<StepKind>().Where(static step => step.HoldsWritesUp()));
    }
}
