using FooBar.Telemetry.Export;
using Microsoft.Extensions.Configuration;

namespace FooBar.Tests.Telemetry.Export;

public sealed class OtlpTargetTests
{
    [Fact]
    public void Read_NoEndpoint_IsNone() => Assert.Null(OtlpTarget.Read(Configuration()));

    [Theory]
    [InlineData("grpc", "http://localhost:4317/opentelemetry.proto.collector.trace.v1.TraceService/Export")]
    [InlineData(null, "http://localhost:4317/opentelemetry.proto.collector.trace.v1.TraceService/Export")]
    [InlineData("http/protobuf", "http://localhost:4317/v1/traces")]
    public void AddressFor_EachProtocol_IsItsPath(string? protocol, string address) =>
        Assert.Equal(address, Read(("OTEL_EXPORTER_OTLP_PROTOCOL", protocol)).AddressFor(OtlpSignal.Traces).AbsoluteUri);

    [Fact]
    public void Read_Headers_AreDecoded() => Assert.Equal(
        [KeyValuePair.Create("x-otlp-api-key", "a=b c"), KeyValuePair.Create("two", "2")],
        Read(("OTEL_EXPORTER_OTLP_HEADERS", "x-otlp-api-key=a=b%20c, two=2")).Headers);

    [Theory]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT", "localhost:4317")]
    [InlineData("OTEL_EXPORTER_OTLP_PROTOCOL", "http/json")]
    [InlineData("OTEL_EXPORTER_OTLP_HEADERS", "secret")]
    public void Read_WrongVariable_FailsWithItsName(string key, string value)
    {
        var failure = Assert.Throws<InvalidOperationException>(() => Read((key, value)));

        Assert.Contains(key, failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", failure.Message, StringComparison.Ordinal);
    }

    private static OtlpTarget Read((string Key, string? Value) setting) => OtlpTarget.Read(Configuration(("OTEL_EXPORTER_OTLP_ENDPOINT", "http://localhost:4317/"), setting))!;

    private static IConfiguration Configuration(params (string Key, string? Value)[] settings) =>
        new ConfigurationBuilder().AddInMemoryCollection(settings.GroupBy(static setting => setting.Key).Select(static same => KeyValuePair.Create(same.Key, same.Last().Value))).Build();
}
