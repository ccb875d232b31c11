// Turns what the proxies and the databases tell of themselves into OpenTelemetry, and sends it where the services send theirs.
using FooBar.Telemetry;

var builder = WebApplication.CreateSlimBuilder(args);
builder.AddServiceDefaults();
builder.AddTelemetryWorker();

var app = builder.Build();
app.MapDefaultEndpoints();
await app.RunAsync();
