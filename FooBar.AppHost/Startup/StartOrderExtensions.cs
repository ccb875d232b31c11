using Microsoft.Extensions.DependencyInjection;

namespace FooBar.AppHost.Startup;

/// <summary>
/// Puts what visitors wait for longest first: on a small machine the cores are the bound of a start. Unlike a dependency this orders the first start
/// alone, and everybody starts all the same where the others do not.
/// </summary>
internal static class StartOrderExtensions
{
    private static readonly TimeSpan LimitOfAStart = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan LimitOfHealth = TimeSpan.FromMinutes(1);

    /// <summary>
    /// Holds back the first start of a resource until all <paramref name="servers"/> run or have failed, or 20 seconds have passed: a container is
    /// there seconds later when processes compile their programs beside the engine.
    /// </summary>
    public static IResourceBuilder<T> StartsBehind<T>(this IResourceBuilder<T> builder, params IEnumerable<IResourceBuilder<IResource>> servers)
        where T : IResource =>
        builder.HoldBack(LimitOfAStart, (notifications, token) => Task.WhenAll(
            servers.Select(server => notifications.WaitForResourceAsync(server.Resource.Name, [KnownResourceStates.Running, .. KnownResourceStates.TerminalStates], token))));

    /// <summary>
    /// Holds back the first start of a resource that the first visitor does not need until all <paramref name="services"/> are healthy or have failed, or a minute has passed.
    /// </summary>
    public static IResourceBuilder<T> StartsAfter<T>(this IResourceBuilder<T> builder, params IEnumerable<IResourceBuilder<IResource>> services)
        where T : IResource =>
        builder.HoldBack(LimitOfHealth, (notifications, token) => Task.WhenAll(
            services.Select(service => notifications.WaitForResourceHealthyAsync(service.Resource.Name, WaitBehavior.StopOnResourceUnavailable, token))));

    private static IResourceBuilder<T> HoldBack<T>(this IResourceBuilder<T> builder, TimeSpan limit, Func<ResourceNotificationService, CancellationToken, Task> until)
        where T : IResource
    {
        Task? first = null;
        return builder.OnBeforeResourceStarted((_, starting, cancellationToken) => first ??= HoldAsync(starting.Services, cancellationToken));

        async Task HoldAsync(IServiceProvider provider, CancellationToken cancellationToken)
        {
            using var enough = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            await Task.WhenAny(
                until(provider.GetRequiredService<ResourceNotificationService>(), enough.Token),
                Task.Delay(limit, provider.GetRequiredService<TimeProvider>(), enough.Token));
            await enough.CancelAsync();
            cancellationToken.ThrowIfCancellationRequested();
        }
    }
}
