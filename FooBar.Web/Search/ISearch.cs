using FooBar.Web.Discussions;

namespace FooBar.Web.Search;

/// <summary>Finds posts by words. The application server implements it.</summary>
public interface ISearch
{
    /// <summary>The most hits that a search yields. Whoever wants others asks with one more word: a list without an end would cost more with every thread.</summary>
    const int MaximumHits = 50;

    /// <summary>
    /// The threads and replies that have every word, best first; where that would take too long, those among the newest of the board, newest first. Empty for a query without a
    /// word.
    /// </summary>
    /// <param name="query">What to find.</param>
    /// <param name="limit">How many hits at most, 1 to <see cref="MaximumHits"/>.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="DiscussionsUnavailableException">No database server could do it in time.</exception>
    Task<SearchResult> FindAsync(SearchQuery query, int limit, CancellationToken cancellationToken);
}
