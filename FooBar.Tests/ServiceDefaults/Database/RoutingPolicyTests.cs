using FooBar.ServiceDefaults.Database;
using static FooBar.ServiceDefaults.Database.ServerState;

namespace FooBar.Tests.ServiceDefaults.Database;

public sealed class RoutingPolicyTests
{
    private const string PrimaryOnly = "Primary";
    private const string PrimaryFirst = "Primary Replica";
    private const string ReplicaFirst = "Replica Primary";

    [Theory]
    [InlineData(nameof(Unknown), nameof(Unknown), ReplicaFirst)]
    [InlineData(nameof(Unknown), nameof(Available), ReplicaFirst)]
    [InlineData(nameof(Unknown), nameof(Unavailable), PrimaryFirst)]
    [InlineData(nameof(Available), nameof(Unknown), ReplicaFirst)]
    [InlineData(nameof(Available), nameof(Available), ReplicaFirst)]
    [InlineData(nameof(Available), nameof(Unavailable), PrimaryFirst)]
    [InlineData(nameof(Unavailable), nameof(Unknown), ReplicaFirst)]
    [InlineData(nameof(Unavailable), nameof(Available), ReplicaFirst)]
    [InlineData(nameof(Unavailable), nameof(Unavailable), ReplicaFirst)]
    public void Route_Read_PrefersTheReplicaUnlessOnlyThatIsAway(string primary, string replica, string expected) =>
        Assert.Equal(expected, Route(DatabaseIntent.Read, primary, replica));

    [Fact]
    public void Route_Write_NeverNamesAnotherServerThanThePrimary()
    {
        foreach (var primary in Enum.GetNames<ServerState>())
        {
            foreach (var replica in Enum.GetNames<ServerState>())
            {
                Assert.Equal(PrimaryOnly, Route(DatabaseIntent.Write, primary, replica));
            }
        }
    }

    private static string Route(DatabaseIntent intent, string primary, string replica) =>
        string.Join(' ', RoutingPolicy.Route(intent, Enum.Parse<ServerState>(primary), Enum.Parse<ServerState>(replica)));
}
