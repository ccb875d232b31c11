using FooBar.Chaos.Schedules;

namespace FooBar.Tests.Chaos;

public sealed class FaultScheduleTests
{
    private static readonly TimeSpan Length = TimeSpan.FromMinutes(10);

    [Fact]
    public void Create_SameSeed_SameSchedule() => Assert.Equal(FaultSchedule.Create(42, Length), FaultSchedule.Create(42, Length));

    [Fact]
    public void Create_OtherSeed_OtherSchedule() => Assert.NotEqual(FaultSchedule.Create(1, Length), FaultSchedule.Create(2, Length));

    [Fact]
    public void Create_AnySeed_EveryFaultIsUndoneBeforeTheCalm()
    {
        for (var seed = 0; seed < 200; seed++)
        {
            var schedule = FaultSchedule.Create(seed, Length);

            Assert.NotEmpty(schedule);
            Assert.All(schedule, fault =>
            {
                Assert.InRange(fault.At, FaultSchedule.Quiet, Length);
                Assert.InRange(fault.At + fault.Hold, FaultSchedule.Quiet, Length - FaultSchedule.Calm);
                Assert.InRange(fault.Hold, fault.Definition.Shortest, fault.Definition.Longest);
            });
            Assert.Equal(schedule.OrderBy(static fault => fault.At), schedule);
        }
    }

    [Fact]
    public void Create_AnySeed_NoPartIsHitAgainBeforeItHadItsRest()
    {
        for (var seed = 0; seed < 200; seed++)
        {
            foreach (var part in FaultSchedule.Create(seed, Length).GroupBy(static fault => fault.Definition.Target))
            {
                var faults = part.ToList();
                for (var i = 1; i < faults.Count; i++)
                {
                    Assert.True(faults[i].At >= faults[i - 1].At + faults[i - 1].Hold + FaultCatalogue.RestOf(faults[i].Definition.Tier), $"seed {seed}: {faults[i - 1]} and {faults[i]}");
                }
            }
        }
    }

    [Fact]
    public void Create_ManySeeds_MakeEveryFaultOfTheCatalogue()
    {
        var made = Enumerable.Range(0, 200).SelectMany(static seed => FaultSchedule.Create(seed, Length)).Select(static fault => fault.Definition).ToHashSet();

        Assert.Equal(FaultCatalogue.All.ToHashSet(), made);
    }

    [Fact]
    public void Create_ManySeeds_SomeMeetATierThatIsNotWholeYet()
    {
        Assert.Contains(Enumerable.Range(0, 50), static seed => FaultSchedule.Create(seed, Length)
            .Where(static fault => fault.Definition.Tier == Tier.Database)
            .Zip(FaultSchedule.Create(seed, Length).Where(static fault => fault.Definition.Tier == Tier.Database).Skip(1), static (one, next) => next.At < one.At + one.Hold + FaultCatalogue.RestOf(Tier.Database))
            .Any(static meets => meets));
    }

    [Fact]
    public void Create_TooShortForAnyFault_IsEmpty() => Assert.Empty(FaultSchedule.Create(1, FaultSchedule.Quiet + FaultSchedule.Calm));
}
