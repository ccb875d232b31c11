using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;

namespace FooBar.ServiceDefaults.Forwarding;

/// <summary>Puts the middleware in front of everything else, so that no service can use the address before it is known.</summary>
internal sealed class ForwardedHeadersStartupFilter : IStartupFilter
{
    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.UseForwardedHeaders();
        next(app);
    };
}
