using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Dcp.Wire;
using Aspire.Hosting.Orchestration.Runtime;

namespace Aspire.Hosting.Dcp.Mapping;

/// <summary>Puts a container's specification into the orchestrator's words.</summary>
internal static class ContainerMapping
{
    public static DcpObject<ContainerSpec, ContainerStatus> ToObject(
        ContainerSpecification specification, string networkName, IReadOnlyList<string> environmentFiles, IReadOnlyList<KeyValuePair<string, string>> environment) =>
        new()
        {
            Kind = DcpKind.Container.Name,
            Metadata = new ObjectMetadata { Name = ObjectName.Of(specification.Name) },
            Spec = new ContainerSpec
            {
                ContainerName = specification.PersistentName ?? specification.Name,
                Persistent = specification.PersistentName is null ? null : true,
                LifecycleKey = specification.PersistentName is null ? null : Mapping.LifecycleKey.Of(specification, networkName),
                Image = specification.Image,
                PullPolicy = "missing",
                Command = specification.Entrypoint,
                Args = TemplateText.Literal(specification.Arguments),
                Env = TemplateText.Literal(environment),
                EnvFiles = environmentFiles,
                Ports = [.. specification.Ports.Select(port => new ContainerPort(port.ContainerPort, port.HostPort, port.HostAddress))],
                VolumeMounts = [.. specification.Mounts.Select(mount => new VolumeMount(mount.IsVolume ? "volume" : "bind", mount.Source, mount.Target, mount.IsReadOnly))],
                CreateFiles = [.. specification.Files.Where(files => files.Entries.Count > 0).Select(ToWire)],
                RunArgs = [.. NetworkArguments(specification, networkName), .. specification.RuntimeArguments],
            },
        };

    /// <summary>
    /// The network is given to the engine directly. Where the orchestrator attaches containers to networks itself it inspects a stopped
    /// container that is attached to one without pause, some fifteen times a second, for as long as it exists (seen with version 0.25.13).
    /// </summary>
    private static IEnumerable<string> NetworkArguments(ContainerSpecification specification, string networkName)
    {
        yield return "--network";
        yield return networkName;
        foreach (var alias in specification.NetworkAliases)
        {
            yield return "--network-alias";
            yield return alias;
        }
    }

    private static CreateFiles ToWire(ContainerFiles files) => new()
    {
        Destination = files.Destination,
        DefaultOwner = files.DefaultOwner,
        DefaultGroup = files.DefaultGroup,
        Umask = (int?)files.Umask,
        Entries = [.. files.Entries.Select(ToWire)],
    };

    private static FileEntry ToWire(ContainerFileSystemItem item)
    {
        var entry = new FileEntry
        {
            Type = item is ContainerDirectory ? "directory" : "file",
            Name = item.Name,
            Owner = item.Owner,
            Group = item.Group,
            Mode = item.Mode == UnixFileMode.None ? null : (int)item.Mode,
        };
        return item switch
        {
            ContainerDirectory directory => entry with { Entries = [.. directory.Entries.Select(ToWire)] },
            ContainerFile { SourcePath: { } source } => entry with { Source = Path.GetFullPath(source) },
            ContainerFile file => entry with { Contents = file.Contents },
            _ => throw new DistributedApplicationException($"'{item.Name}' is neither a file nor a folder; a container takes nothing else."),
        };
    }
}
