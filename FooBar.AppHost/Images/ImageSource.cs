namespace FooBar.AppHost.Images;

/// <summary>Where the containers' images come from. Setting <c>Images:Source</c>.</summary>
internal enum ImageSource
{
    /// <summary>The official images, from Docker Hub.</summary>
    Official,

    /// <summary>The drop-in images of containers/, built by ./foobar where no registry answers.</summary>
    Local,
}
