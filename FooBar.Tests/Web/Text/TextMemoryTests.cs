using FooBar.Web.Text;

namespace FooBar.Tests.Web.Text;

public sealed class TextMemoryTests
{
    private readonly List<string> _made = [];

    [Fact]
    public void GetOrMake_SameTextAgain_MakesItOnce()
    {
        var memory = new TextMemory(100);

        Assert.Equal("TEXT", memory.GetOrMake("text", Make));
        Assert.Equal("TEXT", memory.GetOrMake("text", Make));
        Assert.Equal(["text"], _made);
    }

    [Fact]
    public void GetOrMake_AmongManyOthers_KeepsWhatIsAskedForAndForgetsTheRest()
    {
        var memory = new TextMemory(100);
        memory.GetOrMake("rare", Make);
        for (var i = 0; i < 100; i++)
        {
            memory.GetOrMake("often", Make);
            memory.GetOrMake($"other {i}", Make);
        }

        memory.GetOrMake("rare", Make);

        Assert.Single(_made, "often");
        Assert.Equal(2, _made.Count(static text => text == "rare"));
    }

    [Fact]
    public void GetOrMake_LongerThanTheMemory_IsMadeEachTime()
    {
        var memory = new TextMemory(10);

        memory.GetOrMake("longer than that", Make);
        memory.GetOrMake("longer than that", Make);

        Assert.Equal(2, _made.Count);
    }

    [Fact]
    public async Task GetOrMake_ManyAtOnce_GivesEachItsOwn()
    {
        var memory = new TextMemory(200);
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() =>
        {
            for (var i = 0; i < 2_000; i++)
            {
                Assert.Equal($"TEXT {i % 37}", memory.GetOrMake($"text {i % 37}", static text => text.ToUpperInvariant()));
            }
        })));
    }

    private string Make(string text)
    {
        _made.Add(text);
        return text.ToUpperInvariant();
    }
}
