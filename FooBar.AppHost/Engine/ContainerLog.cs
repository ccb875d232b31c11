namespace FooBar.AppHost.Engine;

/// <summary>What the engine keeps of a container's console.</summary>
internal static class ContainerLog
{
    /// <summary>Bounds it, whatever the engine does by default: three files of 10 MB, of which the oldest goes first.</summary>
    public static IResourceBuilder<T> WithBoundedLog<T>(this IResourceBuilder<T> builder)
        where T : ContainerResource => builder.WithContainerRuntimeArgs("--log-driver", "json-file", "--log-opt", "max-size=10m", "--log-opt", "max-file=3");
}
