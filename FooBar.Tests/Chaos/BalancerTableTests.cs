using FooBar.Chaos.Stack;

namespace FooBar.Tests.Chaos;

public sealed class BalancerTableTests
{
    [Fact]
    public void Down_ServersInEveryState_NamesThoseThatTakeNoRequests()
    {
        const string Table = """
            # pxname,svname,scur,status,
            https,FRONTEND,1,OPEN,
            www,web,0,UP,
            www,BACKEND,0,UP,
            application,api-1,0,DRAIN,
            application,api-2,0,DOWN 1/3,
            application,api-3,0,MAINT,
            application,api-4,0,UP 1/3,

            """;

        Assert.Equal(["api-1", "api-2", "api-3"], BalancerTable.Down(Table).Order());
    }
}
