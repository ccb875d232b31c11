using System.Data.Common;
using System.Net.Sockets;
using System.Security.Authentication;

namespace FooBar.ServiceDefaults.Database;

/// <summary>Tells from an exception how the server failed, if it did. Knows MySQL's error numbers, but no driver.</summary>
internal static class FailureClassifier
{
    public static DatabaseFailure Classify(Exception exception, DatabasePhase phase) =>
        phase == DatabasePhase.Opening ? ClassifyOpening(exception) : ClassifyWork(exception);

    private static DatabaseFailure ClassifyOpening(Exception exception) => exception switch
    {
        DbException failure when failure.ErrorNumber() is { } number => IsRefusal(number) ? DatabaseFailure.Refused : DatabaseFailure.Unreachable,
        DbException or SocketException or IOException or TimeoutException or AuthenticationException =>
            DatabaseFailure.Unreachable,
        _ => DatabaseFailure.None,
    };

    private static DatabaseFailure ClassifyWork(Exception exception)
    {
        if (exception is ReplicaBehindException)
        {
            return DatabaseFailure.Behind;
        }

        // The driver wraps what befell the connection, or lets it through as it is.
        for (Exception? cause = exception; cause is not null; cause = cause.InnerException)
        {
            if (cause is SocketException or IOException)
            {
                return DatabaseFailure.ConnectionLost;
            }

            if (cause is DbException reported && reported.ErrorNumber() is { } number && ClassifyNumber(number) is var failure and not DatabaseFailure.None)
            {
                return failure;
            }
        }

        return DatabaseFailure.None;
    }

    private static DatabaseFailure ClassifyNumber(int number) => number switch
    {
        // The client's own: its time for the command ran out.
        -1 => DatabaseFailure.TimedOut,

        // Server shutdown; interrupted, as by offline mode; session killed; client's CR_SERVER_GONE_ERROR and CR_SERVER_LOST; killed; disconnected for inactivity.
        1053 or 1317 or 1927 or 2006 or 2013 or 3169 or 4031 => DatabaseFailure.ConnectionLost,

        // --read-only or --super-read-only; read-only transaction; read-only mode.
        1290 or 1792 or 1836 => DatabaseFailure.ReadOnly,

        3032 => DatabaseFailure.Offline,

        // Lock wait timeout; deadlock; deadlock of a distributed transaction.
        1205 or 1213 or 1614 => DatabaseFailure.Contention,

        // No such database, column, table.
        1049 or 1054 or 1146 => DatabaseFailure.SchemaMissing,

        _ => DatabaseFailure.None,
    };

    // Zero and what is below are the client's words; from 2000 to 2999 the client library reports a connection that did not come about.
    // 1042 stands for "unable to connect to any of the hosts" on the client's side.
    private static bool IsRefusal(int number) => number is > 0 and not 1042 and not (>= 2000 and < 3000);
}
