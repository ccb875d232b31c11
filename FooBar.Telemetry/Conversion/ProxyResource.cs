using FooBar.Telemetry.AccessLog;
using FooBar.Telemetry.Otlp;

namespace FooBar.Telemetry.Conversion;

/// <summary>The process that telemetry is about.</summary>
/// <param name="Service">Its resource name.</param>
/// <param name="Host">The machine or container.</param>
/// <param name="Program">haproxy or nginx: the scope of its spans.</param>
internal sealed record ProxyResource(string Service, string Host, string Program)
{
    public static ProxyResource Of(ProxyRequest request) => new(request.Service, request.Host, request.Proxy);

    /// <summary>The resource's attributes.</summary>
    /// <param name="instances">Whether the host tells instances of one service apart.</param>
    public Resource ToResource(bool instances)
    {
        var resource = new Resource();
        resource.Attributes.Add("service.name", Service);
        resource.Attributes.Add("host.name", Host);
        if (instances)
        {
            resource.Attributes.Add("service.instance.id", Host);
        }

        return resource;
    }

    public InstrumentationScope ToScope() => new() { Name = Program };
}
