namespace FooBar.Web.Forms;

/// <summary>What the buttons of a form ask for: their field <c>action</c>. A form sent without a button saves.</summary>
internal static class FormActions
{
    public const string Preview = "preview";

    public const string Delete = "delete";

    /// <summary>How texts are written, under every field for one.</summary>
    public const string TextHint = "Up to 10,000 characters. Markdown works: *emphasis*, `code`, > quotes, - lists, [links](https://…).";
}
