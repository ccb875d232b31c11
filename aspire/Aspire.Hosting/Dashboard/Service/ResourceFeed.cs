using Aspire.Hosting.Dashboard.Protocol;

namespace Aspire.Hosting.Dashboard.Service;

/// <summary>
/// The latest state of every resource, as any number of dashboards see it. Publishing never waits for a reader: a reader that
/// lags finds, when it comes back, only the newest state of each resource.
/// </summary>
internal sealed class ResourceFeed
{
    private readonly Lock _gate = new();
    private readonly OrderedDictionary<string, Resource> _resources = new(StringComparer.Ordinal);
    private readonly HashSet<ResourceSubscription> _subscriptions = [];

    /// <summary>How many readers there are.</summary>
    public int SubscriptionCount
    {
        get
        {
            lock (_gate)
            {
                return _subscriptions.Count;
            }
        }
    }

    /// <summary>Publishes a resource's state. The message must not be changed afterwards.</summary>
    public void Publish(Resource resource)
    {
        lock (_gate)
        {
            if (_resources.TryGetValue(resource.Name, out var known) && known.Equals(resource))
            {
                return;
            }

            _resources[resource.Name] = resource;
            foreach (var subscription in _subscriptions)
            {
                subscription.Offer(resource);
            }
        }
    }

    /// <summary>Starts a reader. Its first state and what follows fit without a gap.</summary>
    public ResourceSubscription Subscribe()
    {
        lock (_gate)
        {
            var subscription = new ResourceSubscription([.. _resources.Values], Remove);
            _subscriptions.Add(subscription);
            return subscription;
        }
    }

    private void Remove(ResourceSubscription subscription)
    {
        lock (_gate)
        {
            _subscriptions.Remove(subscription);
        }
    }
}
