using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace FooBar.ServiceDefaults.Forwarding;

/// <summary>Makes a request's scheme, host and address those that the client used, not those of the proxy in front.</summary>
internal static class ForwardedHeadersRegistration
{
    private static readonly string[] DefaultNetworks = ["127.0.0.0/8", "::1/128", "172.16.0.0/12", "192.168.0.0/16"];

    public static void AddForwardedHeaders(this IHostApplicationBuilder builder)
    {
        var configured = new ForwardingOptions();
        builder.Configuration.GetSection(ForwardingOptions.SectionName).Bind(configured);
        var networks = (configured.KnownNetworks.Count > 0 ? configured.KnownNetworks : DefaultNetworks).Select(Parse).ToList();

        builder.Services.Configure<ForwardedHeadersOptions>(options =>
        {
            options.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost;

            // The chain has several proxies; it ends where the peer is not trusted.
            options.ForwardLimit = null;
            options.KnownProxies.Clear();
            options.KnownIPNetworks.Clear();
            networks.ForEach(options.KnownIPNetworks.Add);
        });
        builder.Services.TryAddEnumerable(ServiceDescriptor.Singleton<IStartupFilter, ForwardedHeadersStartupFilter>());
    }

    private static System.Net.IPNetwork Parse(string network) =>
        System.Net.IPNetwork.TryParse(network, out var parsed)
            ? parsed
            : throw new InvalidOperationException(
                $"{ForwardingOptions.SectionName}:{nameof(ForwardingOptions.KnownNetworks)} has '{network}', which is no network in CIDR notation; " +
                "write it as 172.16.0.0/12.");
}
