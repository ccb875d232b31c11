using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Console;
using Microsoft.Extensions.Options;

namespace FooBar.Tests.ServiceDefaults.Telemetry;

public sealed class ConsoleLogsTests
{
    [Theory]
    [InlineData("Development", null, null)]
    [InlineData("Production", null, ConsoleFormatterNames.Json)]
    [InlineData("Production", ConsoleFormatterNames.Systemd, null)]
    public async Task Formatter_ByEnvironmentAndConfiguration_IsJsonWhereNobodyLooksOn(string environment, string? configured, string? expected)
    {
        await using var service = await TestService.StartAsync(new() { ["Logging:Console:FormatterName"] = configured }, environment: environment);

        Assert.Equal(expected, service.Services.GetRequiredService<IOptions<ConsoleLoggerOptions>>().Value.FormatterName);
    }
}
