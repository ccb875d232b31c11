using System.Text.Json;
using FooBar.Api.Status.History;

namespace FooBar.Tests.Api.Status.History;

public sealed class PrometheusAnswerTests
{
    private static readonly DateTimeOffset From = DateTimeOffset.FromUnixTimeSeconds(1000);
    private static readonly TimeSpan Step = TimeSpan.FromSeconds(30);

    [Fact]
    public void Parse_Series_HaveAPlaceForEveryPointAndTheOrderOfTheTiers()
    {
        const string Json = """
            {"status":"success","data":{"resultType":"matrix","result":[
              {"metric":{"tier":"database"},"values":[[1000,"1"],[1030,"2.5"],[1090,"NaN"]]},
              {"metric":{"tier":"edge"},"values":[[1060,"7"],[1090,"+Inf"]]}]}}
            """;

        var series = PrometheusAnswer.Parse(Json, From, Step, points: 4);

        Assert.Equal([("edge", 0), ("database", 3)], series.Select(static line => (line.Name, line.Tone)));
        Assert.Equal([null, null, 7, null], series[0].Values);
        Assert.Equal([1, 2.5, null, null], series[1].Values);
    }

    [Theory]
    [InlineData("<html>")]
    [InlineData("{\"status\":\"error\"}")]
    [InlineData("{\"data\":{\"result\":[{\"metric\":{},\"values\":[[1000,\"x\"]]}]}}")]
    public void Parse_SomethingElse_Fails(string json) => Assert.ThrowsAny<JsonException>(() => PrometheusAnswer.Parse(json, From, Step, points: 4));

    [Fact]
    public void Failovers_EpochThatRises_IsOneWhereItIsFirstSeen() =>
        Assert.Equal([From + (3 * Step), From + (6 * Step)], PrometheusHistory.Failovers([null, 1, 1, 2, null, 2, 4], From, Step));
}
