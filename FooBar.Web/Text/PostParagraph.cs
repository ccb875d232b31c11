namespace FooBar.Web.Text;

/// <summary>Lines of a post with no blank line between them.</summary>
internal sealed record PostParagraph(IReadOnlyList<IReadOnlyList<PostSpan>> Lines);
