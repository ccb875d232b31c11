using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Eventing;

#pragma warning disable CA1716 // The parameter's name is Aspire's.

/// <summary>Carries the events of an application to those who asked for them.</summary>
public interface IDistributedApplicationEventing
{
    /// <summary>Asks for an event.</summary>
    /// <param name="callback">The handler.</param>
    DistributedApplicationEventSubscription Subscribe<T>(Func<T, CancellationToken, Task> callback)
        where T : IDistributedApplicationEvent;

    /// <summary>Asks for an event of one resource.</summary>
    /// <param name="resource">The resource.</param>
    /// <param name="callback">The handler.</param>
    DistributedApplicationEventSubscription Subscribe<T>(IResource resource, Func<T, CancellationToken, Task> callback)
        where T : IDistributedApplicationResourceEvent;

    /// <summary>Asks for it no more.</summary>
    /// <param name="subscription">What <see cref="Subscribe{T}(Func{T, CancellationToken, Task})"/> returned.</param>
    void Unsubscribe(DistributedApplicationEventSubscription subscription);

    /// <summary>Publishes an event: its handlers run one after the other, and this completes when they are done.</summary>
    /// <param name="event">The event.</param>
    /// <param name="cancellationToken">Handed to the handlers.</param>
    Task PublishAsync<T>(T @event, CancellationToken cancellationToken = default)
        where T : IDistributedApplicationEvent;

    /// <summary>Publishes an event.</summary>
    /// <param name="event">The event.</param>
    /// <param name="dispatchBehavior">How the handlers are called.</param>
    /// <param name="cancellationToken">Handed to the handlers.</param>
    Task PublishAsync<T>(T @event, EventDispatchBehavior dispatchBehavior, CancellationToken cancellationToken = default)
        where T : IDistributedApplicationEvent;
}
