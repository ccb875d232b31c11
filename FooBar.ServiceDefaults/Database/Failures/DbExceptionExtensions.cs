using System.Data.Common;

namespace FooBar.ServiceDefaults.Database;

/// <summary>What a MySQL server said, told without a driver.</summary>
public static class DbExceptionExtensions
{
    // Both drivers for MySQL put the server's error number here; DbException has no place for it.
    private const string ErrorNumberKey = "Server Error Code";

    // ER_QUERY_TIMEOUT.
    private const int StatementTimeout = 3024;

    /// <summary>Whether the server ended the statement because it ran for longer than its own <c>MAX_EXECUTION_TIME</c> allows. The server is well, and so is the connection.</summary>
    /// <param name="exception">What the statement threw.</param>
    public static bool IsStatementTimeout(this DbException exception) => exception.ErrorNumber() == StatementTimeout;

    internal static int? ErrorNumber(this DbException exception) => exception.Data[ErrorNumberKey] switch
    {
        int number => number,
        uint number => (int)number,
        _ => null,
    };
}
