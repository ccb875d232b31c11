using System.Data.Common;

using Dapper;

using FooBar.Api.Discussions;
using FooBar.ServiceDefaults.Database;
using FooBar.Web.Search;

namespace FooBar.Api.Search;

/// <summary>Finds posts by MySQL's full-text indexes; words that too many posts have, only in the newest.</summary>
internal sealed class MySqlSearch(BoardDatabase database, FrequentQueries frequent, NewestPosts sample) : ISearch
{
    // Of two hundred posts: a word that one in forty has. As many of a million take the index some 200 ms.
    private const int Many = 5;

    // A little more than the statement's own limit, which the server does not look at while it collects the hits.
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(500);

    public async Task<SearchResult> FindAsync(SearchQuery query, int limit, CancellationToken cancellationToken)
    {
        if (!query.HasWords)
        {
            return new([], OnlyNewest: false);
        }

        if (!frequent.Contains(query) && !await IsFrequentAsync(query, cancellationToken))
        {
            if (await TryFindBestAsync(query, limit, cancellationToken) is { } best)
            {
                return ToResult(query, best.OrderByDescending(static row => row.Relevance).ThenByDescending(static row => row.CreatedAt), limit, onlyNewest: false);
            }

            frequent.Add(query);
        }

        var newest = await ReadAsync(BoardQueries.FindNewest, new { pattern = PatternOf(query), count = limit }, cancellationToken);
        return ToResult(query, newest.OrderByDescending(static row => row.CreatedAt), limit, onlyNewest: true);
    }

    // Every word, or what begins with it. The words have none of the characters that mean something to the index.
    internal static string WordsOf(SearchQuery query) => string.Join(' ', query.Words.Select(static word => $"+{word}*"));

    // The same as a regular expression; nor do the words have a character that means something to that. Case is left to the columns, but accents count here.
    internal static string PatternOf(SearchQuery query) => $"(?s)^{string.Concat(query.Words.Select(static word => $@"(?=.*?\b{word})"))}";

    private async Task<bool> IsFrequentAsync(SearchQuery query, CancellationToken cancellationToken)
    {
        if (sample.IsStale)
        {
            sample.Keep(await database.ReadAsync(
                static async (connection, token) => (await connection.QueryAsync<string>(new(BoardQueries.SampleNewest, cancellationToken: token))).AsList(), cancellationToken));
        }

        return sample.CountOf(query) >= Many;
    }

    // Null where it takes too long.
    private async Task<IEnumerable<SearchHitRow>?> TryFindBestAsync(SearchQuery query, int limit, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        try
        {
            return await ReadAsync(BoardQueries.Find, new { words = WordsOf(query), count = limit }, patience.Token);
        }
        catch (DbException exception) when (exception.IsStatementTimeout())
        {
            return null;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }

    private static SearchResult ToResult(SearchQuery query, IEnumerable<SearchHitRow> rows, int limit, bool onlyNewest) =>
        new([.. rows.Take(limit).Select(row => row.ToHit(query.Words))], onlyNewest);

    private Task<IEnumerable<SearchHitRow>> ReadAsync(string sql, object parameters, CancellationToken cancellationToken) =>
        database.ReadAsync((connection, token) => connection.QueryAsync<SearchHitRow>(new(sql, parameters, cancellationToken: token)), cancellationToken);
}
