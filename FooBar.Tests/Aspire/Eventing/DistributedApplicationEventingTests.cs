using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Eventing;

namespace FooBar.Tests.Aspire.Eventing;

public sealed class DistributedApplicationEventingTests
{
    private readonly DistributedApplicationEventing _eventing = new();
    private readonly List<string> _calls = [];

    [Fact]
    public async Task PublishAsync_SeveralHandlers_RunInOrderOneAfterTheOther()
    {
        var first = new TaskCompletionSource();
        _eventing.Subscribe<Happening>(async (_, _) =>
        {
            _calls.Add("first begins");
            await first.Task;
            _calls.Add("first ends");
        });
        _eventing.Subscribe<Happening>((_, _) => Call("second"));

        var publishing = _eventing.PublishAsync(new Happening());
        Assert.Equal(["first begins"], _calls);
        first.SetResult();
        await publishing;

        Assert.Equal(["first begins", "first ends", "second"], _calls);
    }

    [Fact]
    public async Task PublishAsync_HandlerFails_StopsAndThrows()
    {
        _eventing.Subscribe<Happening>((_, _) => throw new InvalidOperationException("no"));
        _eventing.Subscribe<Happening>((_, _) => Call("second"));

        await Assert.ThrowsAsync<InvalidOperationException>(() => _eventing.PublishAsync(new Happening()));

        Assert.Empty(_calls);
    }

    [Fact]
    public async Task PublishAsync_BlockingConcurrent_RunsAllAtOnce()
    {
        var meeting = new Barrier(2);
        _eventing.Subscribe<Happening>((_, token) => Task.Run(() => meeting.SignalAndWait(token), token));
        _eventing.Subscribe<Happening>((_, token) => Task.Run(() => meeting.SignalAndWait(token), token));

        await _eventing.PublishAsync(new Happening(), EventDispatchBehavior.BlockingConcurrent).WaitAsync(TimeSpan.FromSeconds(30));

        Assert.Equal(1, meeting.CurrentPhaseNumber);
    }

    [Fact]
    public async Task PublishAsync_NonBlocking_DoesNotWait()
    {
        var handled = new TaskCompletionSource();
        var gate = new TaskCompletionSource();
        _eventing.Subscribe<Happening>(async (_, _) =>
        {
            await gate.Task;
            handled.SetResult();
        });

        await _eventing.PublishAsync(new Happening(), EventDispatchBehavior.NonBlockingSequential);
        Assert.False(handled.Task.IsCompleted);

        gate.SetResult();
        await handled.Task.WaitAsync(TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task Subscribe_ToOneResource_IsNotCalledForAnother()
    {
        var (web, lb) = (new ContainerResource("web"), new ContainerResource("lb"));
        var services = new Services();
        _eventing.Subscribe<ResourceReadyEvent>(web, (happening, _) => Call(happening.Resource.Name));

        await _eventing.PublishAsync(new ResourceReadyEvent(lb, services));
        await _eventing.PublishAsync(new ResourceReadyEvent(web, services));

        Assert.Equal(["web"], _calls);
    }

    [Fact]
    public async Task Unsubscribe_Handler_IsCalledNoMore()
    {
        var subscription = _eventing.Subscribe<Happening>((_, _) => Call("gone"));
        _eventing.Subscribe<Happening>((_, _) => Call("stays"));

        _eventing.Unsubscribe(subscription);
        await _eventing.PublishAsync(new Happening());

        Assert.Equal(["stays"], _calls);
    }

    private Task Call(string name)
    {
        _calls.Add(name);
        return Task.CompletedTask;
    }

    private sealed class Happening : IDistributedApplicationEvent;

    private sealed class Services : IServiceProvider
    {
        public object? GetService(Type serviceType) => null;
    }
}
