using System.Diagnostics;
using System.Globalization;
using System.Net;
using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Testing;

namespace FooBar.Tests.Functional;

/// <summary>The whole stack, started once for every test of the collection, beside whatever else runs on this machine.</summary>
public class StackFixture : IAsyncLifetime
{
    /// <summary>What a stack without monitoring consists of.</summary>
    public static readonly IReadOnlyList<string> UnwatchedNames = ["lb", "web", "api-1", "api-2", "mysql-1", "mysql-2", "telemetry", "sentinel"];

    /// <summary>What the stack consists of.</summary>
    public static readonly IReadOnlyList<string> ResourceNames = [.. UnwatchedNames, "prometheus", "alertmanager"];

    /// <summary>The longest that anything here may take on a busy machine; never a figure of merit.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);

    private static readonly string[] PortNames = ["Https", "Http", "Statistics", "Web", "Api1", "Api2", "MySql1", "MySql2", "Telemetry", "Sentinel", "Prometheus", "Alertmanager"];

    private static readonly string[] DashboardSettings = ["ASPNETCORE_URLS", "ASPIRE_DASHBOARD_OTLP_ENDPOINT_URL", "ASPIRE_RESOURCE_SERVICE_ENDPOINT_URL"];

    private DistributedApplication? _app;

    /// <summary>The running application.</summary>
    public DistributedApplication App => _app ?? throw new InvalidOperationException("The stack has not started.");

    /// <summary>The dashboard's address.</summary>
    public Uri Dashboard { get; } = new($"http://localhost:{FreePorts.Next()}");

    /// <summary>When everything was healthy for the first time.</summary>
    public DateTimeOffset Started { get; private set; }

    /// <summary>A client of the site's front door, over TLS.</summary>
    public HttpClient Site { get; private set; } = new();

    /// <summary>Who is told of alerts.</summary>
    internal AlertReceiver Alerts { get; } = new();

    /// <summary>The copies of the configuration folders of lb and web that this stack runs with, so that a test may change them.</summary>
    public string ConfigurationFolder { get; } = Directory.CreateTempSubdirectory("foobar-configuration-").FullName;

    /// <summary>A key for the dashboard's telemetry API.</summary>
    public string DashboardApiKey => App.Configuration()["AppHost:DashboardApiKey"] ?? throw new InvalidOperationException("The AppHost made no key for the dashboard's API.");

    /// <summary>The name of the file in <c>logs</c> that has the stack's log.</summary>
    protected virtual string LogName => "stack";

    /// <summary>What is other in the copy of Prometheus' rules, beside the intervals; done in this order, before those.</summary>
    protected virtual IReadOnlyList<(string Old, string New)> RuleChanges => [];

    /// <summary>Makes what this stack needs beside itself.</summary>
    /// <returns>Further arguments of the AppHost.</returns>
    protected virtual Task<IReadOnlyList<string>> PrepareAsync() => Task.FromResult<IReadOnlyList<string>>([]);

    /// <summary>
    /// The arguments for an AppHost that meets no other one: every port is a free one, and the dashboard's are as well, which would be those of the launch
    /// profile. Nor is it monitored, unless an argument says so: the shared stack is. Of two arguments for one setting the later one counts.
    /// </summary>
    public static string[] IsolatedArguments(params string[] more) =>
    [
        .. PortNames.Select(static name => $"--Ports:{name}=0"),
        .. DashboardSettings.Select(static setting => $"--{setting}=http://localhost:{FreePorts.Next()}"),
        "--Monitoring:Enabled=false",
        .. more,
    ];

    /// <inheritdoc />
    public async Task InitializeAsync()
    {
        using var starting = new CancellationTokenSource(Patience);
        var builder = await DistributedApplicationTestingBuilder.CreateAsync<Projects.FooBar_AppHost>(
            IsolatedArguments([
                $"--ASPNETCORE_URLS={Dashboard}",

                // The free ports chosen here are meant as they are; by default a test's dashboard listens on others.
                "--DcpPublisher:RandomizePorts=false",
                "--ASPIRE_ALLOW_UNSECURED_TRANSPORT=true",
                $"--LoadBalancer:Configuration={CopyConfiguration("HAProxy")}",
                $"--WebServer:Configuration={CopyConfiguration("Nginx")}",
                "--Monitoring:Enabled=true",
                $"--Monitoring:Webhook={Alerts.AddressForContainers}",
                $"--Prometheus:Configuration={CopyConfiguration("Prometheus", [.. RuleChanges, ("5s", "2s"), ("scrape_timeout: 4s", "scrape_timeout: 2s"), ("< 60\n", "< 15\n")])}",
                $"--Alertmanager:Configuration={CopyConfiguration("Alertmanager", ("group_interval: 10s", "group_interval: 1s"))}",
                .. await PrepareAsync(),
            ]),
            (options, _) => options.DisableDashboard = false,
            starting.Token);
        LogFile.Keep(builder, LogName);
        _app = await builder.BuildAsync(starting.Token);
        await _app.StartAsync(starting.Token);
        await HealthyAsync(ResourceNames, starting.Token);
        Started = TimeProvider.System.GetUtcNow();
        Site = CreateClient();
    }

    /// <inheritdoc />
    public virtual async Task DisposeAsync()
    {
        Site.Dispose();
        if (_app is not null)
        {
            await _app.DisposeAsync();
        }

        Alerts.Dispose();
        Directory.Delete(ConfigurationFolder, recursive: true);
    }

    /// <summary>A client of the front door that keeps to itself: its own connections and cookies, no redirects followed.</summary>
    /// <remarks>One with cookies is a browser's, and so says which site's page its requests come from.</remarks>
    public HttpClient CreateClient(bool useCookies = false)
    {
        var client = new HttpClient(CreateHandler(useCookies))
        {
            BaseAddress = App.GetEndpoint("lb", "https"),
            DefaultRequestVersion = HttpVersion.Version20,
        };
        if (useCookies)
        {
            client.DefaultRequestHeaders.Add("Origin", client.BaseAddress.GetLeftPart(UriPartial.Authority));
        }

        return client;
    }

    /// <summary>The connections of such a client, which tell the front door by its certificate.</summary>
    public static SocketsHttpHandler CreateHandler(bool useCookies = false) => new()
    {
        AllowAutoRedirect = false,
        UseCookies = useCookies,
        SslOptions = { RemoteCertificateValidationCallback = (_, certificate, _, _) => certificate?.Subject == "CN=localhost" },
    };

    /// <summary>A client of one application server itself.</summary>
    public HttpClient CreateApiClient(string name) => new(CreateHandler())
    {
        BaseAddress = App.GetEndpoint(name, "http"),
    };

    /// <summary>Waits until resources are healthy.</summary>
    public async Task HealthyAsync(IEnumerable<string> names, CancellationToken cancellationToken) =>
        await Task.WhenAll(names.Select(name => App.ResourceNotifications.WaitForResourceHealthyAsync(name, cancellationToken)));

    /// <summary>Runs a command of a resource, as its button on the dashboard does.</summary>
    public async Task CommandAsync(string resource, string command)
    {
        using var deadline = new CancellationTokenSource(Patience);
        var result = await App.ResourceCommands.ExecuteCommandAsync(resource, command, deadline.Token);
        Assert.True(result.Success, $"{command} {resource}: {result.Message}");
    }

    /// <summary>Kills the process of a resource, as a crash would.</summary>
    public void KillProcess(string resource)
    {
        var id = Convert.ToInt32(Snapshot(resource).Properties.Single(property => property.Name == "executable.pid").Value, CultureInfo.InvariantCulture);
        using var process = Process.GetProcessById(id);
        process.Kill(entireProcessTree: true);
    }

    /// <summary>What is known of a resource.</summary>
    public CustomResourceSnapshot Snapshot(string resource) => State(App, resource).Snapshot;

    /// <summary>The name by which Aspire knows the one instance of a resource.</summary>
    public string ResourceId(string resource) => State(App, resource).ResourceId;

    /// <summary>The engine's id of a resource's container.</summary>
    public static string ContainerId(DistributedApplication app, string resource) =>
        (string)State(app, resource).Snapshot.Properties.Single(property => property.Name == "container.id").Value!;

    private static ResourceEvent State(DistributedApplication app, string resource) =>
        app.ResourceNotifications.TryGetCurrentState(resource, out var current) ? current : throw new InvalidOperationException($"There is no resource {resource}.");

    // With shorter times than people need, where a test waits for them.
    private string CopyConfiguration(string server, params (string Old, string New)[] changes)
    {
        var source = Path.Combine(Projects.FooBar_AppHost.ProjectPath, server, "configuration");
        var target = Directory.CreateDirectory(Path.Combine(ConfigurationFolder, server)).FullName;
        foreach (var file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(target, Path.GetRelativePath(source, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.WriteAllText(copy, changes.Aggregate(File.ReadAllText(file), static (text, change) => text.Replace(change.Old, change.New, StringComparison.Ordinal)));
        }

        return target;
    }
}
