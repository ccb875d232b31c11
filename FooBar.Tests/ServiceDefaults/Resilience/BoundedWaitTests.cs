using FooBar.ServiceDefaults.Resilience;

namespace FooBar.Tests.ServiceDefaults.Resilience;

public sealed class BoundedWaitTests
{
    [Fact]
    public async Task RunAsync_WorkEndsInTime_ReturnsItsResult() =>
        Assert.Equal(7, await BoundedWait.RunAsync(static _ => Task.FromResult(7), CancellationToken.None));

    [Fact]
    public async Task RunAsync_WorkFails_ThrowsItsError() => await Assert.ThrowsAsync<FormatException>(
        static () => BoundedWait.RunAsync<int>(static _ => Task.FromException<int>(new FormatException()), CancellationToken.None));

    [Fact]
    public async Task RunAsync_WorkDoesNotListen_StopsWaitingAndCancelsTheWork()
    {
        using var cancellation = new CancellationTokenSource();
        var work = new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously);
        var cancelled = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var waiting = BoundedWait.RunAsync(
            token =>
            {
                token.Register(cancelled.SetResult);
                return work.Task;
            },
            cancellation.Token);

        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        await cancelled.Task.WaitAsync(TimeSpan.FromSeconds(10));
        work.SetResult(7);
    }

    [Fact]
    public async Task RunAsync_CancellationBlocks_DoesNotHoldTheCaller()
    {
        using var cancellation = new CancellationTokenSource();
        using var blocked = new ManualResetEventSlim();
        var work = new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously);
        var waiting = BoundedWait.RunAsync(
            token =>
            {
                token.Register(blocked.Wait);
                return work.Task;
            },
            cancellation.Token);

        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting.WaitAsync(TimeSpan.FromSeconds(10)));
        blocked.Set();
        work.SetResult(0);
    }
}
