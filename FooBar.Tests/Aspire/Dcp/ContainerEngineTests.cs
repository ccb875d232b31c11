using Aspire.Hosting;
using Aspire.Hosting.Dcp;
using Aspire.Hosting.Dcp.Session;

namespace FooBar.Tests.Aspire.Dcp;

public sealed class ContainerEngineTests
{
    [Theory]
    [InlineData(0, "28.2.2 20.10.24+dfsg1\n", "", null)]
    [InlineData(0, "20.10.24+dfsg1 20.10.24+dfsg1\n", "", "is version 20.10.24+dfsg1, but the orchestrator needs 25 or later")]
    [InlineData(1, "28.2.2 \n", "Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?", "The container engine does not run. Start it")]
    [InlineData(1, "28.2.2 \n", "permission denied while trying to connect to the Docker daemon socket at unix:///var/run/docker.sock", "sudo usermod -aG docker $USER")]
    [InlineData(125, "", "something else", "ended with exit code 125. something else")]
    public void Verdict_OnAnAnswer_NamesCauseAndRemedy(int exitCode, string output, string error, string? expected)
    {
        var verdict = ContainerEngine.Verdict("docker", exitCode, output, error);
        if (expected is null)
        {
            Assert.Null(verdict);
        }
        else
        {
            Assert.Contains(expected, verdict, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Check_WithoutTheCommand_SaysHowToGetIt()
    {
        var exception = await Assert.ThrowsAsync<DistributedApplicationException>(
            () => ContainerEngine.CheckAsync(new DcpOptions { ContainerRuntime = "no-such-engine" }, TimeProvider.System, default));

        Assert.Contains("'no-such-engine' was not found. Install Docker", exception.Message, StringComparison.Ordinal);
    }
}
