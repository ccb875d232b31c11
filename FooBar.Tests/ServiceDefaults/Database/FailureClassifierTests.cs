using System.Net.Sockets;
using System.Security.Authentication;
using FooBar.ServiceDefaults.Database;
using static FooBar.ServiceDefaults.Database.DatabaseFailure;

namespace FooBar.Tests.ServiceDefaults.Database;

public sealed class FailureClassifierTests
{
    [Theory]
    [InlineData(0, Unreachable)]
    [InlineData(-1, Unreachable)]
    [InlineData(1042, Unreachable)]
    [InlineData(2003, Unreachable)]
    [InlineData(2013, Unreachable)]
    [InlineData(1040, Refused)]
    [InlineData(1045, Refused)]
    [InlineData(1049, Refused)]
    [InlineData(1130, Refused)]
    [InlineData(1203, Refused)]
    [InlineData(3032, Refused)]
    public void Classify_ServerErrorWhileOpening_IsNeverTheWorksOwn(int number, DatabaseFailure expected) =>
        Assert.Equal(expected, FailureClassifier.Classify(new ServerError(number), DatabasePhase.Opening));

    [Theory]
    [InlineData(1053, ConnectionLost)]
    [InlineData(1317, ConnectionLost)]
    [InlineData(1927, ConnectionLost)]
    [InlineData(2006, ConnectionLost)]
    [InlineData(2013, ConnectionLost)]
    [InlineData(3032, Offline)]
    [InlineData(3169, ConnectionLost)]
    [InlineData(4031, ConnectionLost)]
    [InlineData(-1, TimedOut)]
    [InlineData(1290, ReadOnly)]
    [InlineData(1792, ReadOnly)]
    [InlineData(1836, ReadOnly)]
    [InlineData(1205, Contention)]
    [InlineData(1213, Contention)]
    [InlineData(1614, Contention)]
    [InlineData(1049, SchemaMissing)]
    [InlineData(1054, SchemaMissing)]
    [InlineData(1146, SchemaMissing)]
    [InlineData(0, None)]
    [InlineData(1048, None)]
    [InlineData(1062, None)]
    [InlineData(1064, None)]
    [InlineData(1142, None)]
    [InlineData(1406, None)]
    [InlineData(1451, None)]
    [InlineData(1452, None)]
    [InlineData(3024, None)]
    [InlineData(3819, None)]
    public void Classify_ServerErrorWhileWorking_FollowsTheTable(int number, DatabaseFailure expected) =>
        Assert.Equal(expected, FailureClassifier.Classify(new ServerError(number), DatabasePhase.Working));

    public static TheoryData<Exception, DatabaseFailure, DatabaseFailure> OtherExceptions() => new()
    {
        { new SocketException((int)SocketError.ConnectionRefused), Unreachable, ConnectionLost },
        { new EndOfStreamException(), Unreachable, ConnectionLost },
        { new ServerError(0, new EndOfStreamException()), Unreachable, ConnectionLost },
        { new ServerError(0, new ServerError(0, new IOException("reset", new SocketException((int)SocketError.ConnectionReset)))), Unreachable, ConnectionLost },
        { new TimeoutException(), Unreachable, None },
        { new AuthenticationException(), Unreachable, None },
        { new OperationCanceledException(), None, None },
        { new InvalidOperationException(), None, None },
        { new ArgumentException("Option 'x' not supported."), None, None },
    };

    [Theory]
    [MemberData(nameof(OtherExceptions), DisableDiscoveryEnumeration = true)]
    public void Classify_OtherException_DependsOnThePhase(Exception exception, DatabaseFailure opening, DatabaseFailure working)
    {
        Assert.Equal(opening, FailureClassifier.Classify(exception, DatabasePhase.Opening));
        Assert.Equal(working, FailureClassifier.Classify(exception, DatabasePhase.Working));
    }
}
