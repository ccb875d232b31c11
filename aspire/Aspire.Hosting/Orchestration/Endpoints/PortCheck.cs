using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Orchestration.Endpoints;

/// <summary>Looks, just before a resource starts, whether its ports are free, to say so in better words than the engine's.</summary>
internal sealed class PortCheck(TimeProvider time)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(50);

    /// <summary>Returns when the resource's ports are free. One that was just given up may take a moment.</summary>
    /// <exception cref="DistributedApplicationException">A port is in use.</exception>
    public async Task EnsureFreeAsync(IResource resource, CancellationToken cancellationToken)
    {
        var begin = time.GetTimestamp();
        foreach (var annotation in resource.Annotations.Snapshot().OfType<EndpointAnnotation>())
        {
            var endpoint = new ResourceEndpoint(resource, annotation);
            while (annotation.AllocatedEndpoint is { } allocated && FreePorts.IsTaken(endpoint.BindingAddress, allocated.Port))
            {
                if (time.GetElapsedTime(begin) > Patience)
                {
                    throw new DistributedApplicationException(
                        $"{endpoint} needs port {allocated.Port}, and something else on this machine listens there. "
                        + $"See what it is with 'ss -ltnp sport = :{allocated.Port}' and stop it, or choose another port.");
                }

                await Task.Delay(Interval, time, cancellationToken);
            }
        }
    }
}
