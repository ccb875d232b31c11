using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Orchestration.Logging;
using Microsoft.Extensions.Logging;

namespace FooBar.Tests.Aspire.Orchestration.Logging;

public sealed class ResourceLoggerServiceTests
{
    private static readonly ResourceLogLimits Unbounded = new(long.MaxValue, long.MaxValue);

    [Fact]
    public async Task WatchAsync_LinesBeforeAndAfterSubscribing_AreAllReadInOrder()
    {
        using var loggers = new ResourceLoggerService(TimeProvider.System, Unbounded);
        const int Lines = 100_000;
        Append(loggers, 1, Lines / 2);
        var reading = ReadNumbersAsync(loggers.WatchAsync("web"));
        Append(loggers, (Lines / 2) + 1, Lines);
        loggers.Complete("web");

        Assert.Equal(Enumerable.Range(1, Lines), await reading);
    }

    [Fact]
    public async Task WatchAsync_ReaderThatNeverReads_DoesNotHoldTheWriterAndSkipsToTheOldestLineKept()
    {
        using var loggers = new ResourceLoggerService(TimeProvider.System, new ResourceLogLimits(Lines: 2000, long.MaxValue));
        await using var reader = loggers.WatchAsync("web").GetAsyncEnumerator();
        Append(loggers, 1, 1);
        Assert.True(await reader.MoveNextAsync());
        Append(loggers, 2, 10_000);
        loggers.Complete("web");

        Assert.True(await reader.MoveNextAsync());
        var next = reader.Current[0];
        Assert.InRange(next.LineNumber, 7000, 8001);
        Assert.Equal(next.LineNumber.ToString(System.Globalization.CultureInfo.InvariantCulture), next.Content);
    }

    [Fact]
    public async Task GetAllAsync_MoreCharactersThanAllowed_DropsTheOldestLines()
    {
        using var loggers = new ResourceLoggerService(TimeProvider.System, new ResourceLogLimits(long.MaxValue, Characters: 100_000));
        for (var i = 0; i < 10_000; i++)
        {
            loggers.Append("web", null, new string('x', 100), isErrorMessage: false);
        }

        var lines = 0;
        await foreach (var batch in loggers.GetAllAsync("web"))
        {
            lines += batch.Count;
        }

        Assert.InRange(lines, 1, 1024);
    }

    [Fact]
    public async Task GetLogger_ErrorOfTwoLines_IsTwoErrorLinesWithTheirTime()
    {
        using var loggers = new ResourceLoggerService(TimeProvider.System, Unbounded);
#pragma warning disable CA1848, CA2254 // The message is what is tested.
        loggers.GetLogger("web").LogError("first\nsecond");
#pragma warning restore CA1848, CA2254

        await foreach (var batch in loggers.GetAllAsync("web"))
        {
            Assert.Equal(2, batch.Count);
            Assert.All(batch, line => Assert.True(line.IsErrorMessage));
            Assert.All(batch, line => Assert.Matches(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z (first|second)$", line.Content));
        }
    }

    private static void Append(ResourceLoggerService loggers, int first, int last)
    {
        for (var number = first; number <= last; number++)
        {
            loggers.Append("web", null, number.ToString(System.Globalization.CultureInfo.InvariantCulture), isErrorMessage: false);
        }
    }

    private static async Task<List<int>> ReadNumbersAsync(IAsyncEnumerable<IReadOnlyList<LogLine>> batches)
    {
        var numbers = new List<int>();
        await foreach (var batch in batches)
        {
            numbers.AddRange(batch.Select(line => int.Parse(line.Content, System.Globalization.CultureInfo.InvariantCulture)));
        }

        return numbers;
    }
}
