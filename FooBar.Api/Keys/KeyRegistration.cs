using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace FooBar.Api.Keys;

/// <summary>Registers the key ring that all application servers share.</summary>
internal static class KeyRegistration
{
    /// <summary>Comes after the services that protect data with keys, each of which would add what is removed here.</summary>
    public static void AddSharedKeys(this IServiceCollection services)
    {
        services.AddDataProtection().SetApplicationName("FooBar");
        services.AddSingleton<IXmlRepository, KeyRepository>();
        services.AddSingleton<KeyRing>();
        services.AddOptions<KeyManagementOptions>().Configure<IXmlRepository>((options, repository) => options.XmlRepository = repository);

        // The framework would load the keys before the server listens, and so before the schema is there. The preparation of the database loads them.
        var early = services.Single(service => service.ServiceType == typeof(IHostedService) && service.ImplementationType?.Name == "DataProtectionHostedService");
        services.Remove(early);
    }
}
