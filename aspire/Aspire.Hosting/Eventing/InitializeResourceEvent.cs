using Aspire.Hosting.Eventing;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>A resource comes into being; one without a container or process starts its own work here.</summary>
public class InitializeResourceEvent : IDistributedApplicationResourceEvent
{
    /// <summary>Creates the event.</summary>
    internal InitializeResourceEvent(IResource resource, IDistributedApplicationEventing eventing, IServiceProvider services)
    {
        Resource = resource;
        Eventing = eventing;
        Services = services;
    }

    /// <inheritdoc />
    public IResource Resource { get; }

    /// <summary>The application's events.</summary>
    public IDistributedApplicationEventing Eventing { get; }

    /// <summary>The application's services.</summary>
    public IServiceProvider Services { get; }
}
