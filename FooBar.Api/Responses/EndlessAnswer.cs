namespace FooBar.Api.Responses;

/// <summary>Marks an address whose answer goes on for as long as somebody listens.</summary>
internal sealed class EndlessAnswer;
