using FooBar.ServiceDefaults.Database;
using FooBar.Web.Journey;

namespace FooBar.Api.Journey;

/// <summary>Who served this request, told in Development only: elsewhere the names are nobody's business.</summary>
internal sealed class RequestJourney(IDatabase database, IConfiguration configuration, IHostEnvironment environment) : IJourney
{
    public event Action? Changed;

    public string? Server { get; } = environment.IsDevelopment() ? configuration["OTEL_SERVICE_NAME"] ?? environment.ApplicationName : null;

    public IReadOnlyList<string> Databases => Server is null ? [] : database.Servers;

    /// <summary>Says that a database server did work.</summary>
    public void Notice() => Changed?.Invoke();
}
