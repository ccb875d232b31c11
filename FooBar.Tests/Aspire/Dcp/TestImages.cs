using Microsoft.Extensions.Configuration;

namespace FooBar.Tests.Aspire.Dcp;

/// <summary>The images of this machine, chosen by the rule of the AppHost: configuration key Images:Source.</summary>
internal static class TestImages
{
    public static string Nginx => Source == "local" ? "foobar/nginx:1.30" : "nginx:1.30";

    private static string Source { get; } = new ConfigurationBuilder()
        .AddJsonFile(Path.Combine(TestRuntime.RepositoryRoot, ".foobar", "settings.json"), optional: true)
        .AddEnvironmentVariables()
        .Build()["Images:Source"] ?? "official";
}
