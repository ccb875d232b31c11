using FooBar.Web.Search;

using Microsoft.Extensions.Caching.Memory;

namespace FooBar.Api.Search;

/// <summary>Remembers for a minute which queries the full-text index took too long for, so that the next visitor with the same words does not wait for that again.</summary>
internal sealed class FrequentQueries : IDisposable
{
    /// <summary>The most queries that are remembered; of 200 characters each at most.</summary>
    internal const int Capacity = 1_000;

    private static readonly TimeSpan Memory = TimeSpan.FromMinutes(1);

    private readonly MemoryCache _queries = new(new MemoryCacheOptions { SizeLimit = Capacity });

    public bool Contains(SearchQuery query) => _queries.TryGetValue(KeyOf(query), out _);

    public void Add(SearchQuery query) => _queries.Set(KeyOf(query), true, new MemoryCacheEntryOptions { AbsoluteExpirationRelativeToNow = Memory, Size = 1 });

    public void Dispose() => _queries.Dispose();

    // Neither the order of the words nor their case makes another search of it.
    private static string KeyOf(SearchQuery query) => string.Join(' ', query.Words.Select(static word => word.ToUpperInvariant()).Order(StringComparer.Ordinal));
}
