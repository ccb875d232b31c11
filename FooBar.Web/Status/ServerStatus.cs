namespace FooBar.Web.Status;

/// <summary>How one server is.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Role">What it does.</param>
/// <param name="Condition">Whether it does so.</param>
/// <param name="Detail">What there is to say besides, in a few words.</param>
public sealed record ServerStatus(string Name, string Role, Condition Condition, string Detail);
