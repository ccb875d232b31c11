using System.Collections.Concurrent;
using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using FooBar.Tests.Aspire.Orchestration.Lifecycle;
using Microsoft.Extensions.DependencyInjection;

namespace FooBar.Tests.Aspire.Orchestration.Evaluation;

/// <summary>What callbacks and handlers of events are told.</summary>
public sealed class CallbackTests
{
    [Fact]
    public async Task Callbacks_OfAResource_AreToldWhoseTheyAreAndWhatTheApplicationDoes()
    {
        await using var application = new OrchestratedApplication();
        var told = new ConcurrentDictionary<string, (IResource? Resource, bool? IsRunMode, bool CanBeCanceled)>();
        var web = application.AddContainer("web")
            .WithEnvironment(context => told["environment"] = (context.Resource, context.ExecutionContext.IsRunMode, context.CancellationToken.CanBeCanceled))
            .WithArgs(context => told["arguments"] = (context.Resource, context.ExecutionContext.IsRunMode, context.CancellationToken.CanBeCanceled))
            .WithContainerRuntimeArgs(context => told["run arguments"] = (null, null, context.CancellationToken.CanBeCanceled))
            .WithUrls(context => told["links"] = (context.Resource, context.ExecutionContext.IsRunMode, context.CancellationToken.CanBeCanceled));

        await application.StartAsync();

        Assert.Equal((null, null, true), told["run arguments"]);
        Assert.All((string[])["environment", "arguments", "links"], name => Assert.Equal((web.Resource, true, true), told[name]));
    }

    [Fact]
    public async Task Handlers_OfEachEvent_AreToldOfTheirResourceInOrder()
    {
        await using var application = new OrchestratedApplication();
        var told = new ConcurrentQueue<(string Event, object? About, IServiceProvider Services)>();
        var stopped = new TaskCompletionSource();
        application.Builder.OnBeforeStart((happening, _) => Note("before the start", happening.Model, happening.Services));
        application.Builder.Eventing.Unsubscribe(application.Builder.Eventing.Subscribe<BeforeStartEvent>((happening, _) => Note("never", happening.Model, happening.Services)));
        application.Builder.Eventing.Subscribe<AfterResourcesCreatedEvent>((happening, _) => Note("after the creation", happening.Model, happening.Services));
        var web = application.AddContainer("web")
            .OnResourceEndpointsAllocated((resource, happening, _) => Note("endpoints", resource, happening.Services))
            .OnBeforeResourceStarted((resource, happening, _) => Note("before", resource, happening.Services))
            .OnResourceStopped((resource, happening, _) =>
            {
                var noted = Note("stopped", resource, happening.Services);
                stopped.SetResult();
                return noted;
            })
            .WithHttpEndpoint(targetPort: 80);
        var initialized = new TaskCompletionSource<InitializeResourceEvent>();
        var database = application.Builder.AddMySql("db")
            .OnInitializeResource((_, happening, _) =>
            {
                initialized.SetResult(happening);
                return Task.CompletedTask;
            })
            .OnConnectionStringAvailable((resource, happening, _) => Note("connection string", resource, happening.Services));

        await application.StartAsync();
        await application.ExecuteAsync("web", KnownResourceCommands.StopCommand);
        await stopped.Task;

        Assert.All(told, call => Assert.Same(application.Notifications, call.Services.GetRequiredService<ResourceNotificationService>()));
        Assert.Equal(["before the start", "endpoints", "before", "after the creation", "stopped"], told.Where(call => call.About != database.Resource).Select(static call => call.Event));
        Assert.All(told.Where(static call => call.Event is "endpoints" or "before" or "stopped"), call => Assert.Same(web.Resource, call.About));
        Assert.Contains(told, call => call.Event == "connection string" && call.About == database.Resource);
        var first = await initialized.Task;
        Assert.Equal((database.Resource, application.Builder.Eventing), (first.Resource, first.Eventing));
        Assert.Same(application.Notifications, first.Services.GetRequiredService<ResourceNotificationService>());

        Task Note(string name, object about, IServiceProvider from)
        {
            told.Enqueue((name, about, from));
            return Task.CompletedTask;
        }
    }
}
