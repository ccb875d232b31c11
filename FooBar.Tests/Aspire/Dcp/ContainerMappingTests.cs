using System.Text.Json;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Dcp.Mapping;
using Aspire.Hosting.Dcp.Wire;
using Aspire.Hosting.Orchestration.Runtime;

namespace FooBar.Tests.Aspire.Dcp;

public sealed class ContainerMappingTests
{
    [Fact]
    public void ToObject_WholeSpecification_IsWrittenInTheWordsOfTheApi()
    {
        var specification = new ContainerSpecification
        {
            Name = "Web-1",
            Image = "nginx:1.30",
            Entrypoint = "nginx",
            Arguments = ["-g", "daemon off;"],
            Ports = [new PortBinding(80, 8081, "0.0.0.0")],
            Mounts = [new MountBinding("data", "/var/data", IsVolume: true, IsReadOnly: false), new MountBinding("/srv", "/srv", IsVolume: false, IsReadOnly: true)],
            Files = [new ContainerFiles("/etc/x", [new ContainerDirectory { Name = "d", Entries = [new ContainerFile { Name = "f", Contents = "text", Owner = 5, Mode = (UnixFileMode)0b110_100_000 }] }]) { DefaultOwner = 1, DefaultGroup = 2, Umask = (UnixFileMode)0b000_010_010 }],
            NetworkAliases = ["web", "web.dev.internal"],
            RuntimeArguments = ["--init"],
        };

        var json = JsonSerializer.Serialize(ContainerMapping.ToObject(specification, "net-1", ["/run/web.env"], [new("A", "1")]), DcpJson.Default.Container);

        Assert.Equal(
            """
            {"apiVersion":"usvc-dev.developer.microsoft.com/v1","kind":"Container","metadata":{"name":"web-1"},"spec":{"image":"nginx:1.30","containerName":"Web-1","command":"nginx",
            "args":["-g","daemon off;"],"env":[{"name":"A","value":"1"}],"envFiles":["/run/web.env"],"ports":[{"containerPort":80,"hostPort":8081,"hostIP":"0.0.0.0","protocol":"TCP"}],
            "volumeMounts":[{"type":"volume","source":"data","target":"/var/data","readOnly":false},{"type":"bind","source":"/srv","target":"/srv","readOnly":true}],
            "createFiles":[{"destination":"/etc/x","defaultOwner":1,"defaultGroup":2,"umask":18,"entries":[{"type":"directory","name":"d","entries":[{"type":"file","name":"f","owner":5,"mode":416,"contents":"text"}]}]}],
            "runArgs":["--network","net-1","--network-alias","web","--network-alias","web.dev.internal","--init"],"pullPolicy":"missing"}}
            """.ReplaceLineEndings(""),
            json);
    }

    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("{{.X}} and }}", "{{\"{{\"}}.X}} and }}")]
    public void Literal_TemplateMarks_AreTakenOut(string text, string expected) => Assert.Equal(expected, TemplateText.Literal(text));

    [Theory]
    [InlineData("A", "x", true)]
    [InlineData("A", "", true)]
    [InlineData("A", " \"quoted\" # $HOME ", true)]
    [InlineData("A", "one\ntwo", false)]
    [InlineData("A", "one\r", false)]
    [InlineData("#A", "x", false)]
    [InlineData("A B", "x", false)]
    [InlineData("", "x", false)]
    public void FitsALine_OfAVariable_KnowsWhatTheEngineReadsBack(string name, string value, bool expected) =>
        Assert.Equal(expected, EnvironmentFile.FitsALine(new(name, value)));

    [Fact]
    public void FitsALine_OfAVeryLongValue_IsFalse() => Assert.False(EnvironmentFile.FitsALine(new("A", new string('x', 64 * 1024))));
}
