using System.Data.Common;
using System.Text.Json;

using Dapper;

using Microsoft.Extensions.Options;

namespace FooBar.Api.Idempotency;

/// <summary>
/// Does each write of a request once. The key is written in the transaction of the effect and so goes where that goes: to the replica, and with a
/// failover to the next primary. Who comes with the same key meanwhile, on whichever server, waits at the key's row and then gets the same result.
/// </summary>
internal sealed class IdempotentWrites(IHttpContextAccessor http, IOptions<IdempotencyOptions> options)
{
    private const string Claim = """
        INSERT IGNORE INTO idempotency_keys (name, step, fingerprint, expires_at) VALUES (@name, @step, @fingerprint, UTC_TIMESTAMP(6) + INTERVAL @lifetime SECOND)
        """;

    private const string Find = """
        SELECT fingerprint AS Fingerprint, result AS Result, CAST(expires_at <= UTC_TIMESTAMP(6) AS SIGNED) AS Expired FROM idempotency_keys WHERE name = @name AND step = @step FOR UPDATE
        """;

    private const string Renew = """
        UPDATE idempotency_keys SET fingerprint = @fingerprint, result = NULL, expires_at = UTC_TIMESTAMP(6) + INTERVAL @lifetime SECOND WHERE name = @name AND step = @step
        """;

    private const string Keep = "UPDATE idempotency_keys SET result = @result WHERE name = @name AND step = @step";

    private static readonly JsonSerializerOptions Json = new() { IncludeFields = true };

    private int _steps;

    /// <summary>The request's next write; null when the request may be done as often as it is sent.</summary>
    public IdempotentWrite? Next() => http.HttpContext?.Features.Get<IdempotentRequest>() is { } request ? new(request, _steps++) : null;

    /// <summary>Does the write, or returns the result of the time when it was done.</summary>
    /// <exception cref="IdempotencyKeyReusedException">The key stands for another request.</exception>
    public async Task<TResult> OnceAsync<TResult>(
        IdempotentWrite write, DbConnection connection, Func<DbConnection, CancellationToken, Task<TResult>> command, CancellationToken cancellationToken)
    {
        var key = new { name = write.Request.Key, step = write.Step, fingerprint = write.Request.Fingerprint, lifetime = (long)options.Value.Lifetime.TotalSeconds };
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);

        // Waits here while another request with this key is under way; when that one is undone, this one takes its place.
        while (await connection.ExecuteAsync(new(Claim, key, transaction, cancellationToken: cancellationToken)) == 0)
        {
            if (await connection.QuerySingleOrDefaultAsync<KeyRow>(new(Find, key, transaction, cancellationToken: cancellationToken)) is not { } row)
            {
                // It expired and was deleted between the two statements.
                continue;
            }

            if (row.IsExpired)
            {
                await connection.ExecuteAsync(new(Renew, key, transaction, cancellationToken: cancellationToken));
                break;
            }

            return row.Fingerprint.AsSpan().SequenceEqual(key.fingerprint) ? JsonSerializer.Deserialize<TResult>(row.Result!, Json)! : throw new IdempotencyKeyReusedException();
        }

        var result = await command(connection, cancellationToken);
        var kept = new { key.name, key.step, result = JsonSerializer.Serialize(result, Json) };
        await connection.ExecuteAsync(new(Keep, kept, transaction, cancellationToken: cancellationToken));
        await transaction.CommitAsync(cancellationToken);
        return result;
    }
}
