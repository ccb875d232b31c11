namespace FooBar.Web.Text;

/// <summary>Text of one line, and where it leads when it is a web address.</summary>
internal sealed record PostSpan(string Text, string? Href);
