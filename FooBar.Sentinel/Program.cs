using FooBar.Sentinel.Operator;
using FooBar.Sentinel.Supervision;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults();
builder.AddSentinel();

var app = builder.Build();
app.MapDefaultEndpoints();
app.MapOperator();
await app.RunAsync();
