namespace FooBar.Web.Journey;

/// <summary>A station of a request.</summary>
/// <param name="Name">The server, or what kind of server it is where visitors are not to know names.</param>
/// <param name="What">What it did.</param>
/// <param name="After">How long after the request's arrival at the site it got there; null where nobody noted it.</param>
/// <param name="Took">How long its own work took; null where nobody measured it.</param>
public sealed record Hop(string Name, string What, TimeSpan? After, TimeSpan? Took = null);
