using Microsoft.Extensions.Configuration;

namespace FooBar.AppHost.Images;

/// <summary>Chooses a container's image by <see cref="ImageSource"/>.</summary>
internal static class ImageSourceExtensions
{
    /// <summary>The setting, by default <see cref="ImageSource.Official"/>.</summary>
    /// <exception cref="DistributedApplicationException">It is neither of the two.</exception>
    public static ImageSource GetImageSource(this IConfiguration configuration) =>
        configuration["Images:Source"] is not { Length: > 0 } value
            ? ImageSource.Official
            : Enum.TryParse<ImageSource>(value, ignoreCase: true, out var source) && Enum.IsDefined(source)
                ? source
                : throw new DistributedApplicationException(
                    $"Images:Source is '{value}'. Set it to 'official' for the images of Docker Hub, or to 'local' for those that ./foobar builds.");

    /// <summary>Takes the official image <paramref name="name"/>, which may have an owner (prom/…), or the drop-in image of the same name and tag.</summary>
    public static IResourceBuilder<T> WithStackImage<T>(this IResourceBuilder<T> builder, string name, string tag)
        where T : ContainerResource =>
        builder.ApplicationBuilder.Configuration.GetImageSource() is ImageSource.Official
            ? builder.WithImage(name.Contains('/', StringComparison.Ordinal) ? name : $"library/{name}", tag).WithImageRegistry("docker.io")
            : builder.WithImage($"foobar/{name.Split('/')[^1]}", tag).WithImageRegistry(null);
}
