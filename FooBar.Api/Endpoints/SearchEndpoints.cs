using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

using FooBar.Web.Search;

using Microsoft.AspNetCore.Http.HttpResults;

namespace FooBar.Api.Endpoints;

/// <summary>The search for programs, under <c>/api</c>.</summary>
internal static class SearchEndpoints
{
    public static void MapSearch(this IEndpointRouteBuilder endpoints) => endpoints.MapGet("/api/search", FindAsync)
        .WithTags("Search").WithName("Search").WithSummary("The posts that have every word, best first. There are no further pages: ask with one more word.")
        .WithDescription("Where it would take too long to weigh every post with the words, onlyNewest is true: only the newest posts were looked at, and come newest first.")
        .ProducesValidationProblem().ProducesProblem(StatusCodes.Status503ServiceUnavailable);

    private static async Task<Results<Ok<SearchListing>, ValidationProblem>> FindAsync(
        [Description("The words. A word of a post that begins with one of them will do."), MaxLength(SearchQuery.MaximumLength)] string? q,
        [Description("How many hits at most."), Range(1, ISearch.MaximumHits), DefaultValue(ListQuery.DefaultLimit)] int? limit,
        ISearch search,
        CancellationToken cancellationToken)
    {
        if ((limit ?? ListQuery.DefaultLimit) is not (>= 1 and <= ISearch.MaximumHits and var count))
        {
            return ApiProblems.LimitOutOfRange(ISearch.MaximumHits);
        }

        var query = SearchQuery.Parse(q);
        if (!query.HasWords)
        {
            return ApiProblems.Invalid("q", "Send a word of at least three letters or digits that is not one of the most frequent ones.");
        }

        var found = await search.FindAsync(query, count, cancellationToken);
        return TypedResults.Ok(new SearchListing(found.Hits, NextCursor: null, found.OnlyNewest));
    }
}
