using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting;

/// <summary>What can be said of a container.</summary>
public static partial class ContainerResourceBuilderExtensions
{
    /// <summary>Adds a container.</summary>
    /// <param name="builder">The application.</param>
    /// <param name="name">The container's name, also its host name for the other containers.</param>
    /// <param name="image">Its image; without a tag, <c>latest</c>.</param>
    public static IResourceBuilder<ContainerResource> AddContainer(this IDistributedApplicationBuilder builder, string name, string image)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.AddResource(new ContainerResource(name)).WithImage(image);
    }

    /// <summary>Adds a container.</summary>
    /// <param name="builder">The application.</param>
    /// <param name="name">The container's name, also its host name for the other containers.</param>
    /// <param name="image">Its image, without a tag.</param>
    /// <param name="tag">The image's tag.</param>
    public static IResourceBuilder<ContainerResource> AddContainer(this IDistributedApplicationBuilder builder, string name, string image, string tag)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.AddResource(new ContainerResource(name)).WithImage(image, tag);
    }

    /// <summary>Sets the image.</summary>
    /// <param name="builder">The container.</param>
    /// <param name="image">The image; it may carry a tag or a digest.</param>
    /// <param name="tag">The tag, when <paramref name="image"/> carries none; null for <c>latest</c>.</param>
    /// <exception cref="InvalidOperationException">A tag is given twice.</exception>
    public static IResourceBuilder<T> WithImage<T>(this IResourceBuilder<T> builder, string image, string? tag = null)
        where T : ContainerResource
    {
        ArgumentException.ThrowIfNullOrEmpty(image);
        var (name, ownTag, digest) = Split(image);
        if (tag is not null && (ownTag ?? digest) is { } given)
        {
            throw new InvalidOperationException($"The image of '{builder.Resource.Name}' is given two tags: '{given}' in '{image}', and '{tag}'.");
        }

        if (!builder.Resource.TryGetLastAnnotation<ContainerImageAnnotation>(out var annotation))
        {
            annotation = new ContainerImageAnnotation { Image = name };
            builder.WithAnnotation(annotation);
        }

        annotation.Image = name;
        if (digest is null)
        {
            annotation.Tag = ownTag ?? tag ?? "latest";
        }
        else
        {
            annotation.SHA256 = digest;
        }

        return builder;
    }

    /// <summary>Sets the tag of the image.</summary>
    /// <param name="builder">The container.</param>
    /// <param name="tag">The tag.</param>
    public static IResourceBuilder<T> WithImageTag<T>(this IResourceBuilder<T> builder, string tag)
        where T : ContainerResource
    {
        builder.Image().Tag = tag;
        return builder;
    }

    /// <summary>Sets the registry of the image.</summary>
    /// <param name="builder">The container.</param>
    /// <param name="registry">The registry's host name; null for the engine's default.</param>
    public static IResourceBuilder<T> WithImageRegistry<T>(this IResourceBuilder<T> builder, string? registry)
        where T : ContainerResource
    {
        builder.Image().Registry = registry;
        return builder;
    }

    /// <summary>Replaces the image's entry point.</summary>
    /// <param name="builder">The container.</param>
    /// <param name="entrypoint">The program.</param>
    public static IResourceBuilder<T> WithEntrypoint<T>(this IResourceBuilder<T> builder, string entrypoint)
        where T : ContainerResource
    {
        builder.Resource.Entrypoint = entrypoint;
        return builder;
    }

    /// <summary>Adds arguments for the engine's run command.</summary>
    /// <param name="builder">The container.</param>
    /// <param name="args">The arguments.</param>
    public static IResourceBuilder<T> WithContainerRuntimeArgs<T>(this IResourceBuilder<T> builder, params string[] args)
        where T : ContainerResource
    {
        ArgumentNullException.ThrowIfNull(args);
        return builder.WithContainerRuntimeArgs(context =>
        {
            foreach (var argument in args)
            {
                context.Args.Add(argument);
            }
        });
    }

    /// <summary>Adds arguments for the engine's run command when the container is about to start.</summary>
    /// <param name="builder">The container.</param>
    /// <param name="callback">Adds them.</param>
    public static IResourceBuilder<T> WithContainerRuntimeArgs<T>(this IResourceBuilder<T> builder, Action<ContainerRuntimeArgsCallbackContext> callback)
        where T : ContainerResource
    {
        ArgumentNullException.ThrowIfNull(callback);
        return builder.WithContainerRuntimeArgs(context =>
        {
            callback(context);
            return Task.CompletedTask;
        });
    }

    /// <summary>Adds arguments for the engine's run command when the container is about to start.</summary>
    /// <param name="builder">The container.</param>
    /// <param name="callback">Adds them.</param>
    public static IResourceBuilder<T> WithContainerRuntimeArgs<T>(this IResourceBuilder<T> builder, Func<ContainerRuntimeArgsCallbackContext, Task> callback)
        where T : ContainerResource => builder.WithAnnotation(new ContainerRuntimeArgsCallbackAnnotation(callback));

    /// <summary>
    /// Says how long the container lives. A persistent one is neither stopped nor removed at the application's end; the next run uses it as it is when
    /// everything it was made of is the same, its ports included, and makes it anew otherwise.
    /// </summary>
    /// <param name="builder">The container.</param>
    /// <param name="lifetime">How long.</param>
    public static IResourceBuilder<T> WithLifetime<T>(this IResourceBuilder<T> builder, ContainerLifetime lifetime)
        where T : ContainerResource => builder.WithAnnotation(new ContainerLifetimeAnnotation(lifetime), ResourceAnnotationMutationBehavior.Replace);

    private static ContainerImageAnnotation Image<T>(this IResourceBuilder<T> builder)
        where T : ContainerResource => builder.Resource.TryGetLastAnnotation<ContainerImageAnnotation>(out var image)
            ? image
            : throw new InvalidOperationException($"The container '{builder.Resource.Name}' has no image yet. Call WithImage first.");

    /// <summary>Takes <c>registry:port/name:tag</c> or <c>name@sha256:digest</c> apart.</summary>
    private static (string Name, string? Tag, string? Digest) Split(string image)
    {
        const string Sha256 = "@sha256:";
        if (image.IndexOf(Sha256, StringComparison.Ordinal) is >= 0 and var at)
        {
            return (image[..at], null, image[(at + Sha256.Length)..]);
        }

        var colon = image.LastIndexOf(':');
        return colon > image.LastIndexOf('/') ? (image[..colon], image[(colon + 1)..], null) : (image, null, null);
    }
}
