using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Testing;

namespace FooBar.Tests.Aspire.Building;

public sealed class ContainerTests : IDisposable
{
    private readonly IDistributedApplicationTestingBuilder _builder = DistributedApplicationTestingBuilder.Create();
    private readonly string _folder = Directory.CreateTempSubdirectory("foobar-files-").FullName;

    public void Dispose()
    {
        _builder.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Theory]
    [InlineData("nginx", null, "nginx:latest")]
    [InlineData("nginx", "1.30", "nginx:1.30")]
    [InlineData("nginx:1.30", null, "nginx:1.30")]
    [InlineData("localhost:5000/foobar/nginx", null, "localhost:5000/foobar/nginx:latest")]
    [InlineData("localhost:5000/foobar/nginx:1", null, "localhost:5000/foobar/nginx:1")]
    [InlineData("nginx@sha256:abc", null, "nginx@sha256:abc")]
    public void WithImage_OfEachForm_IsTakenApart(string image, string? tag, string expected)
    {
        var container = _builder.AddContainer("web", "placeholder", "0").WithImage(image, tag);

        Assert.True(container.Resource.TryGetContainerImageName(out var name));
        Assert.Equal(expected, name);
        Assert.True(container.Resource.IsContainer());
    }

    [Fact]
    public void WithImage_TwoTags_IsRefused() => Assert.Throws<InvalidOperationException>(() => _builder.AddContainer("web", "nginx:1.30", "1.31"));

    [Fact]
    public void WithImageRegistry_OfMySql_IsInFront()
    {
        var server = _builder.AddMySql("mysql-1");
        Assert.True(server.Resource.TryGetContainerImageName(out var official));

        server.WithImageRegistry(null).WithImage("foobar/mysql").WithImageTag("9.7");

        Assert.True(server.Resource.TryGetContainerImageName(out var local));
        Assert.Equal(("docker.io/library/mysql:9.7", "foobar/mysql:9.7"), (official, local));
    }

    [Fact]
    public void Mounts_OfEachKind_AreAnnotated()
    {
        var container = _builder.AddContainer("web", "nginx", "1.30").WithBindMount("conf", "/etc/nginx", isReadOnly: true).WithVolume("data", "/data");

        Assert.True(container.Resource.TryGetContainerMounts(out var mounts));
        Assert.Equal(
            [
                (Path.Combine(_builder.AppHostDirectory, "conf"), "/etc/nginx", ContainerMountType.BindMount, true),
                ("data", "/data", ContainerMountType.Volume, false),
            ],
            mounts.Select(mount => (mount.Source, mount.Target, mount.Type, mount.IsReadOnly)));
    }

    [Fact]
    public async Task WithContainerFiles_Folder_IsReadWhenAsked()
    {
        var container = _builder.AddContainer("web", "nginx", "1.30").WithContainerFiles("/etc/nginx", _folder, defaultOwner: 101);
        Directory.CreateDirectory(Path.Combine(_folder, "sites", "empty"));
        await File.WriteAllTextAsync(Path.Combine(_folder, "nginx.conf"), "");
        await File.WriteAllTextAsync(Path.Combine(_folder, "sites", "a.conf"), "");

        var annotation = Assert.Single(container.Resource.Annotations.OfType<ContainerFileSystemCallbackAnnotation>());
        var items = (await annotation.Callback(new ContainerFileSystemCallbackContext { Model = container.Resource, Services = null! }, default)).ToArray();

        Assert.Equal(("/etc/nginx", 101), (annotation.DestinationPath, annotation.DefaultOwner));
        Assert.Equal(["nginx.conf", "sites"], items.Select(item => item.Name));
        var entry = Assert.Single(Assert.IsType<ContainerDirectory>(items[1]).Entries);
        Assert.Equal(Path.Combine(_folder, "sites", "a.conf"), Assert.IsType<ContainerFile>(entry).SourcePath);
    }

    [Fact]
    public async Task WithContainerFiles_MissingSource_NamesIt()
    {
        var container = _builder.AddContainer("web", "nginx", "1.30").WithContainerFiles("/etc/nginx", Path.Combine(_folder, "missing"));
        var annotation = Assert.Single(container.Resource.Annotations.OfType<ContainerFileSystemCallbackAnnotation>());

        var exception = await Assert.ThrowsAsync<DistributedApplicationException>(
            () => annotation.Callback(new ContainerFileSystemCallbackContext { Model = container.Resource, Services = null! }, default));

        Assert.Contains(Path.Combine(_folder, "missing"), exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void WithEndpoint_SameNameTwice_IsRefused()
    {
        var container = _builder.AddContainer("web", "nginx", "1.30").WithHttpEndpoint(targetPort: 80);

        Assert.Throws<DistributedApplicationException>(() => container.WithHttpEndpoint(targetPort: 81));
    }

    [Fact]
    public void WithEndpoint_Callback_ChangesOrCreates()
    {
        var container = _builder.AddContainer("web", "nginx", "1.30").WithHttpEndpoint(targetPort: 80);

        container.WithEndpoint("http", endpoint => endpoint.Port = 8080)
            .WithEndpoint("other", endpoint => endpoint.UriScheme = "https")
            .WithEndpoint("none", endpoint => endpoint.Port = 1, createIfNotExists: false)
            .WithExternalHttpEndpoints();

        Assert.True(container.Resource.TryGetEndpoints(out var endpoints));
        Assert.Equal([("http", 8080, true), ("other", null, true)], endpoints.Select(endpoint => (endpoint.Name, endpoint.Port, endpoint.IsExternal)));
    }
}
