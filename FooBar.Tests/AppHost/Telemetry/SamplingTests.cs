using Aspire.Hosting;
using FooBar.AppHost.Telemetry;

namespace FooBar.Tests.AppHost.Telemetry;

public sealed class SamplingTests
{
    [Theory]
    [InlineData(null, 1_000_000)]
    [InlineData("1", 1_000_000)]
    [InlineData("0", 0)]
    [InlineData("0.05", 50_000)]
    [InlineData("0.000001", 1)]
    public void SamplesPerMillion_Ratio_IsCounted(string? ratio, int samples) => Assert.Equal(samples, TelemetryBuilderExtensions.SamplesPerMillion(ratio));

    [Theory]
    [InlineData("-1")]
    [InlineData("1.1")]
    [InlineData("all")]
    [InlineData("")]
    public void SamplesPerMillion_NoRatio_FailsWithTheSetting(string ratio)
    {
        var failure = Assert.Throws<DistributedApplicationException>(() => TelemetryBuilderExtensions.SamplesPerMillion(ratio));

        Assert.Contains("Telemetry:SampleRatio", failure.Message, StringComparison.Ordinal);
    }
}
