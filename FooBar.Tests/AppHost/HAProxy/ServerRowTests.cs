using FooBar.AppHost.HAProxy.Rotation;

namespace FooBar.Tests.AppHost.HAProxy;

public sealed class ServerRowTests
{
    private const string Statistics = """
        # pxname,svname,qcur,qmax,scur,smax,slim,stot,bin,bout,dreq,dresp,ereq,econ,eresp,wretr,wredis,status,weight,
        www,FRONTEND,,,0,1,4096,1,1,1,0,0,0,,,,,OPEN,,
        www,web,0,0,0,1,,1,1,1,,0,,0,0,0,0,UP,1,
        www,api-1,0,0,0,1,,1,1,1,,0,,0,0,0,0,DRAIN (via application/api-1),1,
        www,BACKEND,0,0,0,1,,1,1,1,,0,,0,0,0,0,UP,1,
        application,api-1,0,0,0,1,,1,1,1,,0,,0,0,0,0,DRAIN,1,
        application,api-2,0,0,0,1,,1,1,1,,0,,0,0,0,0,DOWN 1/2,1,
        application,api-3,0,0,0,1,,1,1,1,,0,,0,0,0,0,MAINT,1,
        """;

    [Fact]
    public void Read_TakesServersOnly()
    {
        var rows = ServerRow.Read(Statistics);

        Assert.Equal(["www/web", "www/api-1", "application/api-1", "application/api-2", "application/api-3"], rows.Select(row => $"{row.Backend}/{row.Server}"));
        Assert.Equal(["web"], rows.Where(row => row.IsUp).Select(row => row.Server));
        Assert.Empty(ServerRow.Read("<html>no statistics</html>"));
    }

    // What HAProxy 3.2 says before the first check of a server, while a check fails, after one has passed, and of a server that is drained then.
    [Theory]
    [InlineData("UP", "", false)]
    [InlineData("UP", "INI", false)]
    [InlineData("DOWN", "L7STS", false)]
    [InlineData("UP", "L7OK", true)]
    [InlineData("UP 1/3", "L7OK", true)]
    [InlineData("DRAIN", "L7OK", false)]
    public void Read_HealthCheck_CountsOnceItHasPassed(string status, string check, bool hasPassed)
    {
        var line = $"application,api-1,0,0,0,1,,1,1,1,,0,,0,0,0,0,{status},1,1,0,3,1,12,3,,1,5,1,,99,,2,0,,1,{check},200,2,0,9,0,0,0,0";

        Assert.Equal(hasPassed, Assert.Single(ServerRow.Read(line)).HasPassed);
    }

    [Theory]
    [InlineData("web", "InRotation")]
    [InlineData("api-1", "Drained")]
    [InlineData("api-2", "InRotation")]
    [InlineData("api-3", "Drained")]
    [InlineData("nobody", "Unknown")]
    public void Of_Server_IsWhatIsDoneWithIt(string server, string expected) => Assert.Equal(expected, ServerRow.Of(ServerRow.Read(Statistics), server).ToString());

    [Fact]
    public void Commands_NameEveryBackend()
    {
        var rows = ServerRow.Read(Statistics).Where(row => row.Server == "api-1").ToArray();

        Assert.Equal(["set server www/api-1 state drain", "set server application/api-1 state drain"], RotationCommands.Commands(rows, RotationState.Drained));
        Assert.Equal(["set server www/api-1 state ready", "set server application/api-1 state ready"], RotationCommands.Commands(rows, RotationState.InRotation));
    }
}
