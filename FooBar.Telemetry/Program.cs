// Turns what the proxies and the databases tell of themselves into OpenTelemetry, and sends it where the services send theirs.
using FooBar.Telemetry;
using FooBar.Telemetry.Databases;
using FooBar.Telemetry.Exposition;

var builder = WebApplication.CreateSlimBuilder(args);
builder.AddServiceDefaults();
builder.AddTelemetryWorker();

var app = builder.Build();
app.MapDefaultEndpoints();
app.MapDatabaseTelemetry();
app.MapExposition();
await app.RunAsync();
