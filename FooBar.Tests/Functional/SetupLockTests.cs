namespace FooBar.Tests.Functional;

/// <summary>The lock under which <c>./foobar</c> sets a machine up.</summary>
public sealed class SetupLockTests : IDisposable
{
    private readonly string _cache = Directory.CreateTempSubdirectory("foobar-cache-").FullName;

    /// <inheritdoc />
    public void Dispose() => Directory.Delete(_cache, recursive: true);

    [Fact]
    public async Task Unlock_AfterAStepThatWasWaitedFor_LeavesNobodyHoldingIt()
    {
        // The step outlasts the time after which the wait for it is cut into ticks by a process of its own.
        const string Script = """
            lock_setup
            run_step step sleep 1
            unlock_setup
            flock --nonblock "$cache/setup.lock" true
            """;

        var result = await CommandFunctions.RunAsync(Script, [], _cache);

        Assert.Equal((0, ""), result);
    }
}
