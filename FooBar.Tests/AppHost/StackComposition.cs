using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Testing;

namespace FooBar.Tests.AppHost;

/// <summary>Composes the stack on free ports, so that it can be looked at beside a running one.</summary>
internal static class StackComposition
{
    private static readonly string[] FreePorts =
        [.. ((string[])["Https", "Http", "Statistics", "Web", "Api1", "Api2", "MySql1", "MySql2", "Telemetry", "Sentinel", "Prometheus", "Alertmanager"]).Select(static name => $"--Ports:{name}=0")];

    /// <summary>Runs AppHost.cs up to its Build; later arguments win.</summary>
    public static Task<IDistributedApplicationTestingBuilder> CreateAsync(params string[] args) =>
        DistributedApplicationTestingBuilder.CreateAsync<Projects.FooBar_AppHost>([.. FreePorts, .. args]);

    /// <summary>The image of a container, as the engine names it.</summary>
    public static string ImageOf(IDistributedApplicationTestingBuilder builder, string name)
    {
        var image = builder.Resources.Single(resource => resource.Name == name).Annotations.OfType<ContainerImageAnnotation>().Single();
        return $"{(image.Registry is null ? "" : $"{image.Registry}/")}{image.Image}:{image.Tag}";
    }
}
