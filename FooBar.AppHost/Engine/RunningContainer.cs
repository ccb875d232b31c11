using Microsoft.Extensions.DependencyInjection;

namespace FooBar.AppHost.Engine;

/// <summary>Finds the container of a resource.</summary>
internal static class RunningContainer
{
    /// <summary>The engine's id of the container in which a resource runs now; null when it does not run.</summary>
    public static string? Find(IServiceProvider services, string resourceName) =>
        services.GetRequiredService<ResourceNotificationService>().TryGetCurrentState(resourceName, out var current)
        && current.Snapshot.State?.Text == KnownResourceStates.Running
            ? current.Snapshot.Properties.FirstOrDefault(static property => property.Name == "container.id")?.Value as string
            : null;
}
