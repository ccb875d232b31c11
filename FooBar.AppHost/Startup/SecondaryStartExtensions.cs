using Microsoft.Extensions.DependencyInjection;

namespace FooBar.AppHost.Startup;

/// <summary>Lets what no visitor waits for start after what visitors do wait for: on a small machine the cores are the bound of a start.</summary>
internal static class SecondaryStartExtensions
{
    // It starts all the same where the site does not come up: then above all it is wanted.
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);

    /// <summary>Holds back the first start of a resource until one of <paramref name="services"/> is healthy or has failed, or a minute has passed.</summary>
    public static IResourceBuilder<T> StartsAfterOneOf<T>(this IResourceBuilder<T> builder, params IReadOnlyList<IResourceBuilder<IResource>> services)
        where T : IResource
    {
        Task? first = null;
        return builder.OnBeforeResourceStarted((_, starting, cancellationToken) => first ??= AnyAsync(starting.Services, cancellationToken));

        async Task AnyAsync(IServiceProvider provider, CancellationToken cancellationToken)
        {
            var notifications = provider.GetRequiredService<ResourceNotificationService>();
            using var enough = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            await Task.WhenAny(
                services.Select(service => (Task)notifications.WaitForResourceHealthyAsync(service.Resource.Name, enough.Token))
                    .Append(Task.Delay(Limit, provider.GetRequiredService<TimeProvider>(), enough.Token)));
            await enough.CancelAsync();
            cancellationToken.ThrowIfCancellationRequested();
        }
    }
}
