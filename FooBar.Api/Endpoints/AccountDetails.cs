namespace FooBar.Api.Endpoints;

/// <summary>The account of whoever asks.</summary>
/// <param name="Name">Its name.</param>
/// <param name="IsModerator">Whether it may hide posts.</param>
internal sealed record AccountDetails(string Name, bool IsModerator);
