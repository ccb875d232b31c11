using Aspire.Hosting;
using Aspire.Hosting.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace FooBar.Tests.Aspire.Building;

[Collection(nameof(DistributedApplicationTests))]
public sealed class DistributedApplicationTests
{
    [Fact]
    public async Task RunAsync_StartFails_CleansUpAndSetsTheExitCode()
    {
        var probe = new Probe { Failure = new DistributedApplicationException("No engine. Start one.") };
        var application = await BuildAsync(probe);

        try
        {
            await application.RunAsync().WaitAsync(TimeSpan.FromSeconds(30));

            Assert.Equal(1, Environment.ExitCode);
            Assert.True(probe.IsDisposed);
        }
        finally
        {
            Environment.ExitCode = 0;
        }
    }

    [Fact]
    public async Task RunAsync_Cancelled_StopsAndCleansUp()
    {
        var probe = new Probe();
        var application = await BuildAsync(probe);
        using var cancellation = new CancellationTokenSource();

        var running = application.RunAsync(cancellation.Token);
        await probe.Started.Task.WaitAsync(TimeSpan.FromSeconds(30));
        await cancellation.CancelAsync();
        await running.WaitAsync(TimeSpan.FromSeconds(30));

        Assert.Equal((1, true, 0), (probe.Stops, probe.IsDisposed, Environment.ExitCode));
    }

    [Fact]
    public async Task RunAsync_StopTakesTooLong_EndsByForceWithoutAFailure()
    {
        var probe = new Probe { NeverStops = true };
        var application = await BuildAsync(probe, options => options.ShutdownTimeout = TimeSpan.FromMilliseconds(1));
        using var cancellation = new CancellationTokenSource();

        var running = application.RunAsync(cancellation.Token);
        await probe.Started.Task.WaitAsync(TimeSpan.FromSeconds(30));
        await cancellation.CancelAsync();
        await running.WaitAsync(TimeSpan.FromSeconds(30));

        Assert.Equal((1, true), (probe.Stops, probe.IsDisposed));
    }

    [Fact]
    public async Task DisposeAsync_AfterFailedStart_CleansUp()
    {
        var probe = new Probe { Failure = new DistributedApplicationException("No engine. Start one.") };
        var application = await BuildAsync(probe);
        await Assert.ThrowsAsync<DistributedApplicationException>(() => application.StartAsync());

        await application.DisposeAsync();

        Assert.True(probe.IsDisposed);
    }

    [Fact]
    public async Task DisposeAsync_WhileRunning_StopsFirstAndOnlyOnce()
    {
        var probe = new Probe();
        var application = await BuildAsync(probe);
        await application.StartAsync();

        await Task.WhenAll(application.DisposeAsync().AsTask(), application.DisposeAsync().AsTask());

        Assert.Equal((1, true), (probe.Stops, probe.IsDisposed));
    }

    private static async Task<DistributedApplication> BuildAsync(Probe probe, Action<HostOptions>? configure = null)
    {
        var builder = DistributedApplicationTestingBuilder.Create();
        builder.Services.RemoveAll<IHostedService>();
        builder.Services.AddSingleton<IHostedService>(_ => probe);
        builder.Services.Configure(configure ?? (_ => { }));
        return await builder.BuildAsync();
    }

    private sealed class Probe : IHostedService, IAsyncDisposable
    {
        public Exception? Failure { get; init; }

        public bool NeverStops { get; init; }

        public TaskCompletionSource Started { get; } = new();

        public int Stops { get; private set; }

        public bool IsDisposed { get; private set; }

        public Task StartAsync(CancellationToken cancellationToken)
        {
            Started.TrySetResult();
            return Failure is null ? Task.CompletedTask : Task.FromException(Failure);
        }

        public Task StopAsync(CancellationToken cancellationToken)
        {
            Stops++;
            return NeverStops ? Task.Delay(System.Threading.Timeout.InfiniteTimeSpan, cancellationToken) : Task.CompletedTask;
        }

        public ValueTask DisposeAsync()
        {
            IsDisposed = true;
            return ValueTask.CompletedTask;
        }
    }
}
