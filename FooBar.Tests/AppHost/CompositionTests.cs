using System.Net;
using System.Net.Sockets;
using Aspire.Hosting.ApplicationModel;

namespace FooBar.Tests.AppHost;

/// <summary>The model that AppHost.cs composes; nothing of it is started.</summary>
public sealed class CompositionTests
{
    private static readonly string[] Servers = ["lb", "web", "api-1", "api-2", "mysql-1", "mysql-2", "telemetry", "sentinel", "prometheus", "alertmanager"];

    [Fact]
    public async Task Compose_Always_HasEveryServer()
    {
        await using var builder = await StackComposition.CreateAsync();

        Assert.Equal(Servers.Order(), builder.Resources.Where(static resource => resource is ContainerResource or ProjectResource).Select(static resource => resource.Name).Order());

        // A database of the model would be a write past the sentinel.
        Assert.DoesNotContain(builder.Resources, static resource => resource.GetType().Name == "MySqlDatabaseResource");
    }

    [Fact]
    public async Task Compose_Always_HasNoProxyAndNoPortTwice()
    {
        await using var builder = await StackComposition.CreateAsync();

        var endpoints = builder.Resources.SelectMany(static resource => resource.Annotations.OfType<EndpointAnnotation>()).ToList();

        Assert.All(endpoints, static endpoint => Assert.False(endpoint.IsProxied));
        Assert.Equal(12, endpoints.Select(static endpoint => endpoint.Port).Distinct().Count());
        Assert.All(endpoints, static endpoint => Assert.InRange(endpoint.Port!.Value, 1, 65535));
    }

    [Fact]
    public async Task Compose_Always_PinsEveryImage()
    {
        await using var builder = await StackComposition.CreateAsync();

        var images = builder.Resources.OfType<ContainerResource>().Select(static container => container.Annotations.OfType<ContainerImageAnnotation>().Single()).ToList();

        Assert.Equal(6, images.Count);
        Assert.All(images, static image => Assert.Matches(@"^(\d+\.\d+|v\d+\.\d+\.\d+)$", image.Tag));
    }

    [Theory]
    [InlineData("official", "docker.io/library/haproxy:3.2", "docker.io/library/nginx:1.30", "docker.io/library/mysql:9.7", "docker.io/prom/prometheus:v3.5.3", "docker.io/prom/alertmanager:v0.33.1")]
    [InlineData("local", "foobar/haproxy:3.2", "foobar/nginx:1.30", "foobar/mysql:9.7", "foobar/prometheus:v3.5.3", "foobar/alertmanager:v0.33.1")]
    public async Task Compose_ImageSource_ChoosesEveryImage(string source, string lb, string web, string mysql, string prometheus, string alertmanager)
    {
        await using var builder = await StackComposition.CreateAsync($"--Images:Source={source}");

        Assert.Equal([lb, web, mysql, mysql, prometheus, alertmanager], ((string[])["lb", "web", "mysql-1", "mysql-2", "prometheus", "alertmanager"]).Select(name => StackComposition.ImageOf(builder, name)));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Compose_Persist_DecidesHowLongTheDataLives(bool persist)
    {
        await using var builder = await StackComposition.CreateAsync(persist ? ["--persist"] : []);

        var volumes = builder.Resources.OfType<MySqlServerResource>()
            .SelectMany(static resource => resource.Annotations.OfType<ContainerMountAnnotation>())
            .Where(static mount => mount.Type == ContainerMountType.Volume)
            .Select(static mount => mount.Source);

        Assert.Collection(
            volumes,
            name => Assert.Matches(persist ? "^foobar-mysql-1-data$" : @"^foobar-run-\d+-[0-9a-f]{6}-mysql-1$", name),
            name => Assert.Matches(persist ? "^foobar-mysql-2-data$" : @"^foobar-run-\d+-[0-9a-f]{6}-mysql-2$", name));
    }

    [Fact]
    public async Task Compose_WithoutMonitoring_HasNeitherItsServersNorItsPorts()
    {
        using var listener = new TcpListener(IPAddress.Any, 0);
        listener.Start();

        await using var builder = await StackComposition.CreateAsync("--Monitoring:Enabled=false", $"--Ports:Prometheus={((IPEndPoint)listener.LocalEndpoint).Port}");

        Assert.DoesNotContain(builder.Resources, static resource => resource.Name is "prometheus" or "alertmanager");
    }

    [Fact]
    public async Task Compose_Always_LetsNobodyWaitForMonitoringNorItForAnybody()
    {
        await using var builder = await StackComposition.CreateAsync();

        var waits = builder.Resources.SelectMany(static resource => resource.Annotations.OfType<WaitAnnotation>().Select(wait => (Who: resource.Name, For: wait.Resource.Name)));

        Assert.DoesNotContain(waits, static wait => wait.Who is "prometheus" or "alertmanager" || wait.For is "prometheus" or "alertmanager");
    }

    [Theory]
    [InlineData(false, 0)]
    [InlineData(true, 1)]
    public async Task Compose_Persist_KeepsMetrics(bool persist, int volumes)
    {
        await using var builder = await StackComposition.CreateAsync(persist ? ["--persist"] : []);

        var prometheus = builder.Resources.Single(static resource => resource.Name == "prometheus");

        Assert.Equal(volumes, prometheus.Annotations.OfType<ContainerMountAnnotation>().Count(static mount => mount.Source == "foobar-prometheus-data"));
    }

    [Theory]
    [InlineData("--empty", "api-1", "Seed__Enabled", "false")]
    [InlineData("--Seed:Enabled=true", "api-2", "Seed__Enabled", "true")]
    [InlineData("--Status:IsPublic=true", "api-1", "Status__IsPublic", "true")]
    [InlineData("--Database:ReadTimeout=00:00:05", "api-2", "Database__ReadTimeout", "00:00:05")]
    [InlineData("--Sentinel:OnStall=Block", "sentinel", "Sentinel__OnStall", "Block")]
    [InlineData("--Sentinel:Database=another", "sentinel", "Sentinel__Database", "foobar")]
    public async Task Compose_SettingOfAService_ReachesItUnlessTheAppHostKnowsBetter(string argument, string service, string variable, string expected)
    {
        await using var builder = await StackComposition.CreateAsync(argument);

        var environment = await EvaluatedEnvironment.DeclaredOfAsync(builder.Resources.Single(resource => resource.Name == service), builder.ExecutionContext);

        Assert.Equal(expected, environment[variable]);
    }

    [Fact]
    public async Task Compose_PortInUse_FailsWithTheSetting()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;

        var failure = await Assert.ThrowsAnyAsync<Exception>(() => StackComposition.CreateAsync($"--Ports:Https={port}"));

        Assert.Contains($"Ports:Https is {port}", failure.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("trace log metrics")]
    [InlineData("log metrics", "--Telemetry:Statements=false")]
    [InlineData("", "--Telemetry:Database=false")]
    [InlineData("", "--Telemetry:Enabled=false")]
    public async Task Compose_TelemetrySettings_DecideWhatTheDatabasesTell(string signals, params string[] settings)
    {
        await using var builder = await StackComposition.CreateAsync(settings);

        foreach (var server in builder.Resources.OfType<MySqlServerResource>())
        {
            var declared = await EvaluatedEnvironment.DeclaredArgumentsOfAsync(server, builder.ExecutionContext);
            var arguments = declared.Select(static argument => $"{argument}").ToList();
            Assert.Equal(
                signals.Split(' ', StringSplitOptions.RemoveEmptyEntries).Order().Select(static signal => $"--loose-telemetry.{signal}_enabled=ON"),
                arguments.Where(static argument => argument.EndsWith("_enabled=ON", StringComparison.Ordinal)).Order());
            Assert.Equal(signals.Length > 0, arguments.Contains($"--loose-telemetry.otel_resource_attributes=service.name={server.Name}"));
        }
    }

    [Fact]
    public async Task Compose_Secrets_AreNoArgumentAndNoPlainEnvironment()
    {
        await using var builder = await StackComposition.CreateAsync("--Parameters:mysql-app-password=Ap9LmQ2", "--Parameters:mysql-root-password=Ro0tZz7");

        foreach (var resource in builder.Resources.Where(static resource => resource is ContainerResource or ProjectResource))
        {
            // A parameter would be written out when the process starts; as a variable only there.
            var arguments = (await EvaluatedEnvironment.DeclaredArgumentsOfAsync(resource, builder.ExecutionContext)).Concat(await RuntimeArgumentsOfAsync(resource)).ToList();
            var environment = await EvaluatedEnvironment.DeclaredOfAsync(resource, builder.ExecutionContext);
            Assert.All(arguments, static argument => Assert.IsNotType<ParameterResource>(argument));
            Assert.All(arguments.Concat(environment.Values), static value => Assert.DoesNotMatch("Ap9LmQ2|Ro0tZz7", $"{value}"));
        }
    }

    [Theory]
    [InlineData("lb mysql-1 mysql-2 web")]
    [InlineData("mysql-1 mysql-2 web", "--LoadBalancer:Address=0.0.0.0")]
    public async Task Compose_WhoAnswersNeighboursOnly_DoesNotPauseToMeasureTheWay(string expected, params string[] settings)
    {
        await using var builder = await StackComposition.CreateAsync(settings);

        var reno = new List<string>();
        foreach (var resource in builder.Resources.OfType<ContainerResource>())
        {
            if ((await RuntimeArgumentsOfAsync(resource)).Contains("net.ipv4.tcp_congestion_control=reno"))
            {
                reno.Add(resource.Name);
            }
        }

        Assert.Equal(expected.Split(' '), reno.Order());
    }

    private static async Task<IReadOnlyList<object>> RuntimeArgumentsOfAsync(IResource resource)
    {
        var engine = new ContainerRuntimeArgsCallbackContext([]);
        foreach (var callback in resource.Annotations.OfType<ContainerRuntimeArgsCallbackAnnotation>())
        {
            await callback.Callback(engine);
        }

        return [.. engine.Args];
    }
}
