using Aspire.Hosting.Dcp.Mapping;

namespace FooBar.Tests.Aspire.Dcp;

/// <summary>The texts are those of Docker 20.10 and 28 and of DCP 0.25.</summary>
public sealed class FailureReasonTests
{
    [Theory]
    [InlineData("Error response from daemon: driver failed programming external connectivity on endpoint web (6f17): Error starting userland proxy: listen tcp4 127.0.0.1:18333: bind: address already in use", "Port 18333 of 127.0.0.1 is in use")]
    [InlineData("Error response from daemon: driver failed programming external connectivity on endpoint web (6f17): Bind for 0.0.0.0:8443 failed: port is already allocated", "Port 8443 of 0.0.0.0 is in use")]
    [InlineData("Error response from daemon: failed to set up container networking: driver failed programming external connectivity on endpoint web (c5): failed to bind host port for 127.0.0.1:8080:172.18.0.2:80/tcp: address already in use", "Port 8080 of 127.0.0.1 is in use")]
    [InlineData("Error response from daemon: ports are not available: exposing port TCP 127.0.0.1:8443 -> 127.0.0.1:0: listen tcp 127.0.0.1:8443: bind: address already in use", "Port 8443 of 127.0.0.1 is in use")]
    [InlineData("Error response from daemon: Conflict. The container name \"/web\" is already in use by container \"ab12\". You have to remove (or rename) that container to be able to reuse that name.", "There is a container named 'web' already")]
    [InlineData("Unable to find image 'x:1' locally\nError response from daemon: Get \"https://registry-1.docker.io/v2/\": dial tcp: lookup registry-1.docker.io: no such host", "The image 'x:1' is not on this machine and could not be pulled.")]
    [InlineData("Unable to find image 'x:1' locally\nError response from daemon: pull access denied for x, repository does not exist or may require 'docker login'", "pull access denied for x")]
    [InlineData("Error response from daemon: write /var/lib/docker/tmp/x: no space left on device", "The disk is full.")]
    [InlineData("Error response from daemon: failed to create shim task: OCI runtime create failed: runc create failed: unable to start container process: exec: \"nope\": executable file not found in $PATH: unknown", "The image 'x:1' cannot run 'nope': executable file not found in $PATH.")]
    [InlineData("Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?", "The container engine does not run.")]
    [InlineData("Container startup failed: something\nError response from daemon: invalid mount config for type \"bind\": bind source path does not exist: /nope", "invalid mount config for type \"bind\": bind source path does not exist: /nope")]
    [InlineData("Container startup failed: something odd", "something odd")]
    [InlineData("", "gave no reason")]
    public void OfContainer_TextOfTheEngine_BecomesCauseAndRemedy(string text, string expected) =>
        Assert.Contains(expected, FailureReason.OfContainer("x:1", text), StringComparison.Ordinal);

    [Fact]
    public void Recognize_PullUnderWay_IsNoFailure() => Assert.Null(FailureReason.Recognize("x:1", "Unable to find image 'x:1' locally\nx: Pulling from library/x\n"));

    [Theory]
    [InlineData("fork/exec /no/such/thing: no such file or directory", "/", "there is no such program")]
    [InlineData("fork/exec /etc/passwd: permission denied", "/", "it may not be executed by this user")]
    [InlineData("chdir /nowhere: no such file or directory", "/nowhere", "its working directory '/nowhere' does not exist")]
    [InlineData("fork/exec /x: resource temporarily unavailable", "/", "resource temporarily unavailable")]
    public void OfProcess_LogOfTheOrchestrator_BecomesCauseAndRemedy(string error, string workingDirectory, string expected)
    {
        string[] log =
        [
            "2026-11-22T19:19:07.646Z\tinfo\tExecutableReconciler\tStarting process...\t{\"Executable\": \"/bad\"}",
            "2026-11-22T19:19:07.647Z\terror\tExecutableReconciler\tFailed to start a process\t{\"Executable\": \"/bad\", \"error\": \"" + error + "\"}",
            "2026-11-22T19:19:07.648Z\terror\tExecutableReconciler\tThe Executable failed to start\t{\"error\": \"all available Executable runners have been tried and failed\"}",
        ];

        Assert.Contains(expected, FailureReason.OfProcess("/x", workingDirectory, log), StringComparison.Ordinal);
    }
}
