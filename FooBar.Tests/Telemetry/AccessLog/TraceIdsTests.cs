using FooBar.Telemetry.AccessLog;

namespace FooBar.Tests.Telemetry.AccessLog;

public sealed class TraceIdsTests
{
    private const string Trace = "c02f5cddfede46318761411b761482fe";
    private const string Span = "9e8eb9974271e88e";

    [Theory]
    [InlineData("00", false)]
    [InlineData("01", true)]
    [InlineData("03", true)]
    [InlineData("02", false)]
    [InlineData("", false)]
    [InlineData("zz", false)]
    [InlineData("z1", false)]
    [InlineData(null, false)]
    public void Parse_Flags_DecideSampling(string? flags, bool sampled) => Assert.Equal(sampled, TraceIds.Parse(Trace, Span, "", flags).Sampled);

    [Theory]
    [InlineData("00000000000000000000000000000000", Span)]
    [InlineData(Trace, "0000000000000000")]
    [InlineData("C02F5CDDFEDE46318761411B761482FE", Span)]
    [InlineData("short", Span)]
    [InlineData(null, null)]
    public void Parse_InvalidIds_StartsATrace(string? trace, string? span)
    {
        var ids = TraceIds.Parse(trace, span, "ae30232552d146bc", "01");

        Assert.NotEqual(trace, ids.TraceId.ToHexString());
        Assert.Null(ids.ParentSpanId);
    }
}
