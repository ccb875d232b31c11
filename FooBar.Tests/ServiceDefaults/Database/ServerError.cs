using System.Data.Common;

namespace FooBar.Tests.ServiceDefaults.Database;

/// <summary>An error as a MySQL driver gives it: a <see cref="DbException"/> with the server's number in its data.</summary>
internal sealed class ServerError : DbException
{
    public ServerError(int number, Exception? inner = null) : base($"Error {number}.", inner)
    {
        Data["Server Error Code"] = number;
    }
}
