using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Orchestration.Endpoints;
using Aspire.Hosting.Orchestration.Runtime;

namespace Aspire.Hosting.Orchestration.Evaluation;

/// <summary>Turns a resource of the model into what is to run, at each start anew.</summary>
internal sealed class WorkloadPlanner(ResourceConfiguration configuration, PersistentNames names, IServiceProvider services)
{
    /// <summary>Whether this resource is something that runs.</summary>
    public static bool CanRun(IResource resource) => resource is ProjectResource || resource.IsContainer();

    public Task<WorkloadPlan> PlanAsync(IResource resource, string workloadName, CancellationToken cancellationToken) =>
        resource is ProjectResource project
            ? PlanProcessAsync(project, workloadName, cancellationToken)
            : PlanContainerAsync(resource, workloadName, cancellationToken);

    private async Task<WorkloadPlan> PlanProcessAsync(ProjectResource project, string workloadName, CancellationToken cancellationToken)
    {
        var arguments = await configuration.ArgumentsAsync(project, cancellationToken);
        var output = ProjectOutput.Find(project);
        return new WorkloadPlan(workloadName)
        {
            Arguments = arguments,
            Process = new ProcessSpecification
            {
                Name = workloadName,
                ExecutablePath = output.ExecutablePath,
                WorkingDirectory = output.WorkingDirectory,
                Arguments = [.. output.Arguments, .. arguments.Select(argument => argument.Text)],
                Environment = await configuration.EnvironmentAsync(project, cancellationToken),
            },
        };
    }

    private async Task<WorkloadPlan> PlanContainerAsync(IResource resource, string workloadName, CancellationToken cancellationToken)
    {
        if (!resource.TryGetContainerImageName(out var image))
        {
            throw new DistributedApplicationException($"'{resource.Name}' is a container without an image. Give it one with WithImage.");
        }

        var arguments = await configuration.ArgumentsAsync(resource, cancellationToken);
        var annotations = resource.Annotations.Snapshot();
        return new WorkloadPlan(workloadName)
        {
            Arguments = arguments,
            Container = new ContainerSpecification
            {
                Name = workloadName,
                PersistentName = ContainerLifetimeAnnotation.IsPersistent(resource) ? names.For(resource.Name) : null,
                Image = image,
                Entrypoint = (resource as ContainerResource)?.Entrypoint,
                Arguments = [.. arguments.Select(argument => argument.Text)],
                Environment = await configuration.EnvironmentAsync(resource, cancellationToken),
                Ports = [.. annotations.OfType<EndpointAnnotation>().Select(endpoint => Publish(new ResourceEndpoint(resource, endpoint)))],
                Mounts = [.. annotations.OfType<ContainerMountAnnotation>().Select(mount => Mount(resource, mount))],
                Files = await FilesAsync(resource, cancellationToken),
                NetworkAliases = Aliases(resource),
                RuntimeArguments = await configuration.RuntimeArgumentsAsync(resource, cancellationToken),
            },
        };
    }

    private static PortBinding Publish(ResourceEndpoint endpoint) =>
        new(endpoint.ContainerPort!.Value, endpoint.Annotation.AllocatedEndpoint!.Port, endpoint.BindingAddress);

    private static MountBinding Mount(IResource resource, ContainerMountAnnotation mount) => new(
        mount.Source ?? throw new DistributedApplicationException(
            $"The volume at '{mount.Target}' of '{resource.Name}' has no name, and nobody would remove it. Give it one."),
        mount.Target,
        mount.Type == ContainerMountType.Volume,
        mount.IsReadOnly);

    private static string[] Aliases(IResource resource) => [resource.Name, $"{resource.Name}.dev.internal"];

    private async Task<IReadOnlyList<ContainerFiles>> FilesAsync(IResource resource, CancellationToken cancellationToken)
    {
        var files = new List<ContainerFiles>();
        var context = new ContainerFileSystemCallbackContext { Model = resource, Services = services };
        foreach (var annotation in resource.Annotations.Snapshot().OfType<ContainerFileSystemCallbackAnnotation>())
        {
            var entries = await annotation.Callback(context, cancellationToken);
            files.Add(new ContainerFiles(annotation.DestinationPath, [.. entries])
            {
                DefaultOwner = annotation.DefaultOwner,
                DefaultGroup = annotation.DefaultGroup,
                Umask = annotation.Umask,
            });
        }

        return files;
    }
}
