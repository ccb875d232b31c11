using FooBar.Sentinel.Servers;

namespace FooBar.Tests.Functional.Faults;

[Collection(FaultDefinition.Name)]
[Trait("Category", "Functional")]
public sealed class ServerSessionTests(FaultPair pair)
{
    [Fact]
    public async Task RunAsync_ServerStopsAnswering_IsOverAtTheDeadlineWithoutAnotherWordToTheServer()
    {
        var link = pair.First.Link;
        await using var session = new ServerSession(pair.First.Connection("foobar_sentinel", link.Port), TimeProvider.System);
        Assert.Equal("1", await AskAsync(TimeSpan.FromMinutes(1)));
        var accepted = link.Accepted;
        link.Cut();
        try
        {
            await Assert.ThrowsAsync<TimeoutException>(() => AskAsync(TimeSpan.FromMilliseconds(100)));

            // To cancel a command, the driver opens another connection, and waits for that for seconds.
            Assert.Equal(accepted, link.Accepted);
        }
        finally
        {
            link.Mend();
        }

        Assert.Equal("1", await AskAsync(TimeSpan.FromMinutes(1)));

        Task<string?> AskAsync(TimeSpan deadline) => session.RunAsync(static (connection, token) => connection.ScalarAsync("SELECT 1", token), deadline, CancellationToken.None);
    }
}
