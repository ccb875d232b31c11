using Dapper;

using FooBar.Api.Discussions;
using FooBar.Web.Search;

namespace FooBar.Api.Search;

/// <summary>Finds posts by MySQL's full-text indexes.</summary>
internal sealed class MySqlSearch(BoardDatabase database) : ISearch
{
    public async Task<IReadOnlyList<SearchHit>> FindAsync(SearchQuery query, int limit, CancellationToken cancellationToken)
    {
        if (!query.HasWords)
        {
            return [];
        }

        // Every word, or what begins with it. The words have none of the characters that mean something to the index.
        var words = string.Join(' ', query.Words.Select(static word => $"+{word}*"));
        var rows = await database.ReadAsync(
            (connection, token) => connection.QueryAsync<SearchHitRow>(new(BoardQueries.Find, new { words, count = limit }, cancellationToken: token)),
            cancellationToken);
        return [.. rows.OrderByDescending(static row => row.Relevance).ThenByDescending(static row => row.CreatedAt).Take(limit).Select(row => row.ToHit(query.Words))];
    }
}
