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
}
