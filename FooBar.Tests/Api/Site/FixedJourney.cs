using FooBar.Web.Journey;

namespace FooBar.Tests.Api.Site;

/// <summary>Says that every request was served by the same servers.</summary>
internal sealed class FixedJourney : IJourney
{
    public event Action? Changed
    {
        add { }
        remove { }
    }

    public string? Server => "api-7";

    public IReadOnlyList<string> Databases => ["mysql-8"];

    public IReadOnlyList<Hop> Hops =>
    [
        new("lb", "It took the request in.", TimeSpan.Zero), new("api-7", "It made the page.", TimeSpan.FromMilliseconds(1.25)),
        new("mysql-8", "It answered.", TimeSpan.FromMilliseconds(2), TimeSpan.FromMilliseconds(0.5)), new("nowhere", "Nobody noted it.", null),
    ];

    public Uri? TraceAddress => new("http://dashboard.example/traces/detail/1");
}
