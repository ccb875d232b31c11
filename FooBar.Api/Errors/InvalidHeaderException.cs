namespace FooBar.Api.Errors;

/// <summary>A header, or the hidden field that stands for it in a form, has a value that it cannot have.</summary>
internal sealed class InvalidHeaderException(string message) : Exception(message);
