using System.Data.Common;

using Dapper;

using FooBar.Api.Discussions;
using FooBar.ServiceDefaults.Database;
using FooBar.Web.Search;

namespace FooBar.Api.Search;

/// <summary>Finds posts by MySQL's full-text indexes; words that too many posts have, only in the newest.</summary>
internal sealed class MySqlSearch(BoardDatabase database, FrequentQueries frequent) : ISearch
{
    public async Task<SearchResult> FindAsync(SearchQuery query, int limit, CancellationToken cancellationToken)
    {
        if (!query.HasWords)
        {
            return new([], OnlyNewest: false);
        }

        if (!frequent.Contains(query))
        {
            try
            {
                var best = await ReadAsync(BoardQueries.Find, new { words = WordsOf(query), count = limit }, cancellationToken);
                return ToResult(best.OrderByDescending(static row => row.Relevance).ThenByDescending(static row => row.CreatedAt), onlyNewest: false);
            }
            catch (DbException exception) when (exception.IsStatementTimeout())
            {
                frequent.Add(query);
            }
        }

        var newest = await ReadAsync(BoardQueries.FindNewest, new { pattern = PatternOf(query), count = limit }, cancellationToken);
        return ToResult(newest.OrderByDescending(static row => row.CreatedAt), onlyNewest: true);

        SearchResult ToResult(IEnumerable<SearchHitRow> rows, bool onlyNewest) => new([.. rows.Take(limit).Select(row => row.ToHit(query.Words))], onlyNewest);
    }

    // Every word, or what begins with it. The words have none of the characters that mean something to the index.
    internal static string WordsOf(SearchQuery query) => string.Join(' ', query.Words.Select(static word => $"+{word}*"));

    // The same as a regular expression; nor do the words have a character that means something to that. Case is left to the columns, but accents count here.
    internal static string PatternOf(SearchQuery query) => $"(?s)^{string.Concat(query.Words.Select(static word => $@"(?=.*?\b{word})"))}";

    private Task<IEnumerable<SearchHitRow>> ReadAsync(string sql, object parameters, CancellationToken cancellationToken) =>
        database.ReadAsync((connection, token) => connection.QueryAsync<SearchHitRow>(new(sql, parameters, cancellationToken: token)), cancellationToken);
}
