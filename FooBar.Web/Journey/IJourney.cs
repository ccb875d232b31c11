namespace FooBar.Web.Journey;

/// <summary>Who served this request. Names are empty where visitors are not to know.</summary>
public interface IJourney
{
    /// <summary>The application server's name, such as <c>api-1</c>; null where it is not shown.</summary>
    string? Server { get; }

    /// <summary>The database servers that did work for this request so far, in order of first use.</summary>
    IReadOnlyList<string> Databases { get; }

    /// <summary>The stations of this request so far, in their order.</summary>
    IReadOnlyList<Hop> Hops { get; }

    /// <summary>Where this request's trace is; null where visitors are not to know, or there is none.</summary>
    Uri? TraceAddress { get; }

    /// <summary>Raised after a database server did work, because a layout is rendered before its page has its data.</summary>
    event Action? Changed;
}
