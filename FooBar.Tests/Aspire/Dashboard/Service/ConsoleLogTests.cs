using Aspire.Hosting.Dashboard.Protocol;
using Aspire.Hosting.Dashboard.Service;
using Grpc.Core;

namespace FooBar.Tests.Aspire.Dashboard.Service;

public sealed class ConsoleLogTests : IAsyncLifetime
{
    private readonly PlainResource _lb = new("lb");
    private RunningResourceService _service = null!;

    public async Task InitializeAsync()
    {
        _service = await RunningResourceService.StartAsync();
        await _service.PublishAsync(_lb, "Running");
    }

    public async Task DisposeAsync() => await _service.DisposeAsync();

    [Fact]
    public async Task WatchResourceConsoleLogs_HistoryAndLive_ComeInOrderWithErrorsMarked()
    {
        Append("one");
        Append("two", isError: true);
        using var call = Watch();
        var lines = await ReadAsync(call, 2);

        Append("three", isError: true);
        lines.AddRange(await ReadAsync(call, 1));

        Assert.Equal([(1, "one", false), (2, "two", true), (3, "three", true)], lines.Select(line => (line.LineNumber, line.Text, line.IsStdErr)));
    }

    [Fact]
    public async Task WatchResourceConsoleLogs_ConnectedAgain_GivesTheHistoryAgain()
    {
        Append("one");
        using (var first = Watch())
        {
            await ReadAsync(first, 1);
        }

        using var second = Watch();

        Assert.Equal("one", Assert.Single(await ReadAsync(second, 1)).Text);
    }

    [Fact]
    public async Task WatchResourceConsoleLogs_FollowSuppressed_EndsAfterTheHistory()
    {
        Append("one");
        using var call = Watch(suppressFollow: true);
        await ReadAsync(call, 1);

        Assert.False(await call.ResponseStream.MoveNext(default));
    }

    [Fact]
    public async Task WatchResourceConsoleLogs_UnknownResource_IsNotFound()
    {
        using var call = _service.Connect().WatchResourceConsoleLogs(new() { ResourceName = "nobody" }, RunningResourceService.KeyHeader());

        var refused = await Assert.ThrowsAsync<RpcException>(() => call.ResponseStream.MoveNext(default));

        Assert.Equal(StatusCode.NotFound, refused.StatusCode);
    }

    [Fact]
    public async Task WatchResourceConsoleLogs_HundredThousandLines_ArriveCompleteAndInOrder()
    {
        const int Lines = 100_000;
        using var call = Watch();
        var writing = Task.Run(() =>
        {
            for (var i = 1; i <= Lines; i++)
            {
                Append($"line {i}");
            }
        });

        var lines = await ReadAsync(call, Lines);

        await writing;
        Assert.Equal(Enumerable.Range(1, Lines).Select(i => $"line {i}"), lines.Select(line => line.Text));
    }

    [Fact]
    public async Task WatchResourceConsoleLogs_ClientThatDoesNotRead_DoesNotStopTheWriter()
    {
        using var slow = Watch();
        var line = new string('x', 1_000);
        await Task.Run(() =>
        {
            for (var i = 0; i < 20_000; i++)
            {
                Append(line);
            }
        }).WaitAsync(Patience.Limit);

        Assert.Equal(20_000, (await ReadAsync(slow, 20_000)).Count);
    }

    [Fact]
    public async Task WatchResourceConsoleLogs_TextThatIsNoUnicode_DoesNotEndTheStream()
    {
        Append("half a pair \ud83d");
        Append("next");
        using var call = Watch();

        var lines = await ReadAsync(call, 2);

        Assert.StartsWith("half a pair ", lines[0].Text, StringComparison.Ordinal);
        Assert.Equal("next", lines[1].Text);
    }

    [Fact]
    public void Split_LongLines_KeepsEveryMessageBelowTheLimit()
    {
        var half = new string('x', (ConsoleLogBatches.MaximumCharacters / 2) + 1);
        var tooLong = new string('y', ConsoleLogBatches.MaximumCharacters + 1);

        var updates = ConsoleLogBatches.Split([new(1, half, false), new(2, half, false), new(3, tooLong, false), new(4, "z", false)]).ToList();

        Assert.Equal([[1], [2], [3], [4]], updates.Select(update => update.LogLines.Select(line => line.LineNumber)));
        Assert.Equal(ConsoleLogBatches.MaximumCharacters, updates[2].LogLines[0].Text.Length);
    }

    private void Append(string text, bool isError = false) => _service.Logs.Append(_lb.Name, time: null, text, isError);

    private AsyncServerStreamingCall<WatchResourceConsoleLogsUpdate> Watch(bool suppressFollow = false) =>
        _service.Connect().WatchResourceConsoleLogs(new() { ResourceName = _lb.Name, SuppressFollow = suppressFollow }, RunningResourceService.KeyHeader());

    private static async Task<List<ConsoleLogLine>> ReadAsync(AsyncServerStreamingCall<WatchResourceConsoleLogsUpdate> call, int count)
    {
        using var limit = new CancellationTokenSource(Patience.Limit);
        List<ConsoleLogLine> lines = [];
        while (lines.Count < count)
        {
            Assert.True(await call.ResponseStream.MoveNext(limit.Token), "The stream ended.");
            lines.AddRange(call.ResponseStream.Current.LogLines);
        }

        return lines;
    }
}
