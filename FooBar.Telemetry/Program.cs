// Turns what the proxies and the databases tell of themselves into OpenTelemetry, and sends it where the services send theirs.
using FooBar.Telemetry;
using FooBar.Telemetry.Databases;

var builder = WebApplication.CreateSlimBuilder(args);
builder.AddServiceDefaults();
builder.AddTelemetryWorker();

var app = builder.Build();
app.MapDefaultEndpoints();
app.MapDatabaseTelemetry();
await app.RunAsync();
