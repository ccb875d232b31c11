using Aspire.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace FooBar.Tests.Functional;

internal static class ApplicationExtensions
{
    public static IConfiguration Configuration(this DistributedApplication app) => app.Services.GetRequiredService<IConfiguration>();
}
