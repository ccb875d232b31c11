using System.Collections.Immutable;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Orchestration.Evaluation;
using Aspire.Hosting.Orchestration.Runtime;

namespace Aspire.Hosting.Orchestration.Snapshots;

/// <summary>What a plan adds to the state of its resource.</summary>
internal static class PlanSnapshots
{
    public static CustomResourceSnapshot Apply(CustomResourceSnapshot before, IResource resource, WorkloadPlan plan)
    {
        var properties = plan.Container is { } container ? Describe(before.Properties, container) : Describe(before.Properties, resource, plan.Process!);
        var isSensitive = plan.Arguments.Any(argument => argument.IsSensitive);
        return before with
        {
            Properties = properties
                .With(KnownProperties.ResourceAppArgs, plan.Arguments.Select(argument => argument.Text).ToImmutableArray(), isSensitive)
                .With(KnownProperties.ResourceAppArgsSensitivity, plan.Arguments.Select(argument => argument.IsSensitive ? 1 : 0).ToImmutableArray(), isSensitive),
            EnvironmentVariables =
            [
                .. plan.Environment
                    .OrderBy(variable => variable.Key, StringComparer.Ordinal)
                    .Select(variable => new EnvironmentVariableSnapshot(variable.Key, variable.Value, IsFromSpec: true)),
            ],
            Volumes =
            [
                .. (plan.Container?.Mounts ?? []).Select(mount => new VolumeSnapshot(mount.Source, mount.Target, mount.IsVolume ? "volume" : "bind", mount.IsReadOnly)),
            ],
        };
    }

    private static ImmutableArray<ResourcePropertySnapshot> Describe(ImmutableArray<ResourcePropertySnapshot> properties, ContainerSpecification container) => properties
        .With(KnownProperties.ContainerImage, container.Image)
        .With(KnownProperties.ContainerCommand, container.Entrypoint)
        .With(KnownProperties.ContainerArgs, container.Arguments.ToImmutableArray(), isSensitive: true)
        .With(KnownProperties.ContainerPorts, container.Ports.Select(port => port.ContainerPort).ToImmutableArray())
        .With(KnownProperties.ContainerLifetime, (container.PersistentName is null ? ContainerLifetime.Session : ContainerLifetime.Persistent).ToString());

    private static ImmutableArray<ResourcePropertySnapshot> Describe(
        ImmutableArray<ResourcePropertySnapshot> properties,
        IResource resource,
        ProcessSpecification process) => properties
        .With(KnownProperties.ExecutablePath, process.ExecutablePath)
        .With(KnownProperties.ExecutableWorkDir, process.WorkingDirectory)
        .With(KnownProperties.ExecutableArgs, process.Arguments.ToImmutableArray(), isSensitive: true)
        .With(KnownProperties.ProjectPath, (resource as ProjectResource)?.GetProjectMetadata().ProjectPath);
}
