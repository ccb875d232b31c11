using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting;

public static partial class ContainerResourceBuilderExtensions
{
    /// <summary>Mounts a folder or file of this machine.</summary>
    /// <param name="builder">The container.</param>
    /// <param name="source">The path; relative to the AppHost's folder.</param>
    /// <param name="target">The path inside the container.</param>
    /// <param name="isReadOnly">Whether the container may only read it.</param>
    public static IResourceBuilder<T> WithBindMount<T>(this IResourceBuilder<T> builder, string source, string target, bool isReadOnly = false)
        where T : ContainerResource
    {
        ArgumentException.ThrowIfNullOrEmpty(source);
        return builder.WithAnnotation(new ContainerMountAnnotation(builder.FullPath(source), target, ContainerMountType.BindMount, isReadOnly));
    }

    /// <summary>Mounts a volume, which outlives the container.</summary>
    /// <param name="builder">The container.</param>
    /// <param name="name">The volume's name; null for one without a name.</param>
    /// <param name="target">The path inside the container.</param>
    /// <param name="isReadOnly">Whether the container may only read it.</param>
    public static IResourceBuilder<T> WithVolume<T>(this IResourceBuilder<T> builder, string? name, string target, bool isReadOnly = false)
        where T : ContainerResource => builder.WithAnnotation(new ContainerMountAnnotation(name, target, ContainerMountType.Volume, isReadOnly));

    /// <summary>Creates files in a container when it is about to start.</summary>
    /// <param name="builder">The container.</param>
    /// <param name="destinationPath">The folder inside the container.</param>
    /// <param name="callback">Says what to create in it.</param>
    /// <param name="defaultOwner">The owner's user id, where an entry names none; null for root.</param>
    /// <param name="defaultGroup">The group id, where an entry names none; null for root.</param>
    /// <param name="umask">The mode bits withheld from entries that name no mode; null for 022.</param>
    public static IResourceBuilder<T> WithContainerFiles<T>(
        this IResourceBuilder<T> builder,
        string destinationPath,
        Func<ContainerFileSystemCallbackContext, CancellationToken, Task<IEnumerable<ContainerFileSystemItem>>> callback,
        int? defaultOwner = null,
        int? defaultGroup = null,
        UnixFileMode? umask = null)
        where T : ContainerResource
    {
        ArgumentException.ThrowIfNullOrEmpty(destinationPath);
        ArgumentNullException.ThrowIfNull(callback);
        return builder.WithAnnotation(new ContainerFileSystemCallbackAnnotation
        {
            DestinationPath = destinationPath,
            Callback = callback,
            DefaultOwner = defaultOwner,
            DefaultGroup = defaultGroup,
            Umask = umask,
        });
    }

    /// <summary>Copies a file, or what a folder holds, into a container before it starts.</summary>
    /// <param name="builder">The container.</param>
    /// <param name="destinationPath">The folder inside the container.</param>
    /// <param name="sourcePath">The file or folder of this machine; relative to the AppHost's folder.</param>
    /// <param name="defaultOwner">The owner's user id; null for root.</param>
    /// <param name="defaultGroup">The group id; null for root.</param>
    /// <param name="umask">The mode bits withheld; null for 022.</param>
    public static IResourceBuilder<T> WithContainerFiles<T>(
        this IResourceBuilder<T> builder,
        string destinationPath,
        string sourcePath,
        int? defaultOwner = null,
        int? defaultGroup = null,
        UnixFileMode? umask = null)
        where T : ContainerResource
    {
        ArgumentException.ThrowIfNullOrEmpty(sourcePath);
        var source = builder.FullPath(sourcePath);
        return builder.WithContainerFiles(destinationPath, (_, _) => Task.FromResult(ReadSource(builder.Resource.Name, source)), defaultOwner, defaultGroup, umask);
    }

    private static IEnumerable<ContainerFileSystemItem> ReadSource(string container, string source)
    {
        if (File.Exists(source))
        {
            return [new ContainerFile { Name = Path.GetFileName(source), SourcePath = source }];
        }

        return Directory.Exists(source)
            ? ContainerDirectory.GetFileSystemItemsFromPath(source, searchOptions: SearchOption.AllDirectories)
            : throw new DistributedApplicationException($"The container '{container}' needs files from '{source}', which does not exist.");
    }

    private static string FullPath<T>(this IResourceBuilder<T> builder, string path)
        where T : IResource => Path.GetFullPath(path, builder.ApplicationBuilder.AppHostDirectory);
}
