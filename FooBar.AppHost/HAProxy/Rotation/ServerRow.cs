namespace FooBar.AppHost.HAProxy.Rotation;

/// <summary>A server in a backend, as the load balancer's statistics tell it.</summary>
/// <param name="Backend">The backend.</param>
/// <param name="Server">The server.</param>
/// <param name="Rotation">What is done with it.</param>
/// <param name="IsUp">Whether it takes requests now. A server does until its first health check has failed.</param>
/// <param name="HasPassed">Whether it takes requests because it has passed a health check of this backend's own.</param>
internal sealed record ServerRow(string Backend, string Server, RotationState Rotation, bool IsUp, bool HasPassed = false)
{
    private const int BackendField = 0;
    private const int ServerField = 1;
    private const int StatusField = 17;
    private const int CheckField = 36;

    /// <summary>Reads the statistics: a line a server, fields parted by commas, the names of the fields in the first.</summary>
    public static IReadOnlyList<ServerRow> Read(string statistics) =>
    [
        .. statistics.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Where(static line => !line.StartsWith('#'))
            .Select(static line => line.Split(','))
            .Where(static fields => fields.Length > StatusField && fields[ServerField] is not ("FRONTEND" or "BACKEND"))
            .Select(static fields => new ServerRow(
                fields[BackendField],
                fields[ServerField],
                fields[StatusField].StartsWith("DRAIN", StringComparison.Ordinal) || fields[StatusField].StartsWith("MAINT", StringComparison.Ordinal) ? RotationState.Drained : RotationState.InRotation,
                TakesRequests(fields),
                TakesRequests(fields) && fields.Length > CheckField && fields[CheckField] == "L7OK")),
    ];

    /// <summary>What is done with a server: it is drained as soon as one backend sends it nothing.</summary>
    public static RotationState Of(IReadOnlyList<ServerRow> rows, string server)
    {
        var own = rows.Where(row => row.Server == server).ToArray();
        return own.Length == 0 ? RotationState.Unknown : own.Any(static row => row.Rotation == RotationState.Drained) ? RotationState.Drained : RotationState.InRotation;
    }

    private static bool TakesRequests(string[] fields) => fields[StatusField].StartsWith("UP", StringComparison.Ordinal);
}
