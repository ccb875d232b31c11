using FooBar.Api.Discussions;
using FooBar.Api.Seeding;
using FooBar.Api.Site;

if (args is [GenerateCommand.Name, .. var rest])
{
    return await GenerateCommand.RunAsync(rest);
}

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults();
builder.AddLameDuck();
builder.AddFooBarDatabase();
builder.AddSite();
builder.AddBoard();

var app = builder.Build();
app.MapDefaultEndpoints();
app.UseSite();
await app.RunAsync();
return 0;
