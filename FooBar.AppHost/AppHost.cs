// www.foobar.com: a load balancer in front of a web server, two application servers and a pair of database servers.
using FooBar.AppHost.Configuration;
using FooBar.AppHost.HAProxy;
using FooBar.AppHost.HAProxy.Rotation;
using FooBar.AppHost.Monitoring;
using FooBar.AppHost.MySql;
using FooBar.AppHost.Networking;
using FooBar.AppHost.Nginx;
using FooBar.AppHost.Orchestration;
using FooBar.AppHost.Sentinel;
using FooBar.AppHost.Startup;
using FooBar.AppHost.Telemetry;
using Microsoft.Extensions.Configuration;

PlainFailure.Print();

var builder = DistributedApplication.CreateBuilder(CommandLine.Expand(args));
builder.AddStackConfiguration();
var ports = StackPorts.Settle(builder.Configuration);

// The database: two servers, equal until the sentinel makes one of them the primary and the other its replica.
var mysql = builder.AddMySqlPair("mysql-1", ports.MySql1, "mysql-2", ports.MySql2, persist: builder.Configuration.GetValue<bool>("Persist"));

// The sentinel: watches both, swaps their roles when the primary fails, and brings back what has failed.
var sentinel = builder.AddSentinel<Projects.FooBar_Sentinel>("sentinel", ports.Sentinel, mysql).StartsBehind(mysql.Servers);

// The application servers: the same code twice. They wait for the database themselves; the first of them is enough for the first visitor.
var api1 = AddApplicationServer("api-1", ports.Api1);
var api2 = AddApplicationServer("api-2", ports.Api2).StartsAfter(api1);

// What the proxies and the databases tell of each request becomes spans, logs and metrics here.
var telemetry = builder.AddTelemetryWorker("telemetry", ports.Telemetry).StartsBehind(mysql.Servers);
mysql.WithTelemetry(telemetry);

// The web server: static files by itself, everything else by way of the load balancer from an application server.
var web = builder.AddNginx("web", ports.Web).WithStaticFiles(BuildOutput.SiteFolder(builder)).WithTelemetry(telemetry);

// The load balancer: TLS towards the visitors, round robin towards the application servers.
var lb = builder.AddHAProxy("lb", ports.Https, ports.Http, ports.Statistics)
    .WithDevelopmentCertificate()
    .WithWebServer(web)
    .WithApplicationServers(api1, api2)
    .WithTelemetry(telemetry)
    .WithSitePages();
web.WithApplication(lb);

// Monitoring: Prometheus keeps everybody's metrics and finds what is wrong, Alertmanager tells people. Nobody waits for them.
var monitoring = builder.AddMonitoring(ports, lb, telemetry, [api1, api2], sentinel);
telemetry.WithUsageOf(web, [lb, web, .. mysql.Servers, .. monitoring]);

builder.AddRotationCommands(lb, api1, api2);
builder.AnnounceSite(lb, web);
builder.WatchOverOrchestration();
await using var app = builder.Build();
await app.RunAsync();

IResourceBuilder<ProjectResource> AddApplicationServer(string name, int port) => builder
    .AddProject<Projects.FooBar_Api>(name, launchProfileName: null)
    .StartsAsBuilt()
    .ReachableFromContainers(port)
    .WithHttpHealthCheck("/health")
    .WithUrlForEndpoint("http", static url => url.DisplayText = "Past the load balancer")
    .WithUrlForEndpoint("http", static endpoint => new ResourceUrlAnnotation { Url = $"{endpoint.Url}/openapi/v1.json" }.Shown("OpenAPI", order: 1))
    .WithEnvironment("DOTNET_ENVIRONMENT", builder.Environment.EnvironmentName)
    .WithEdgeSampling()
    .WithSettings("Accounts", "Database", "Idempotency", "RateLimits", "Seed", "Shutdown", "Status")
    .WithEnvironment("Status__LoadBalancer", FormattableString.Invariant($"http://127.0.0.1:{ports.Statistics}"))
    .WithEnvironment("Status__Dashboard", builder.Configuration["ASPNETCORE_URLS"]?.Split(';')[0] ?? "")
    .WithMySqlPair(mysql)
    .StartsBehind(mysql.Servers);
