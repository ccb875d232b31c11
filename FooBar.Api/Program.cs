using FooBar.Api.Discussions;
using FooBar.Api.Site;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults();
builder.AddFooBarDatabase();
builder.AddSite();
builder.AddBoard();

var app = builder.Build();
app.MapDefaultEndpoints();
app.UseSite();
await app.RunAsync();
