using System.Globalization;
using System.Net;

using Markdig;
using Markdig.Parsers;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

using Microsoft.AspNetCore.Components;

namespace FooBar.Web.Text;

/// <summary>Turns the Markdown of a post into HTML that is safe on the site's pages, whatever the text.</summary>
/// <remarks>
/// CommonMark with strikethrough and bare web addresses; a line end is a line end. HTML is text. Links lead to web and mail addresses and into this
/// site only. Pictures become links: a page asks nobody else for anything.
/// </remarks>
internal static class PostMarkdown
{
    private const string Relation = "nofollow ugc noopener noreferrer";

    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .DisableHtml()
        .UseAutoLinks()
        .UseEmphasisExtras(Markdig.Extensions.EmphasisExtras.EmphasisExtraOptions.Strikethrough)
        .UseSoftlineBreakAsHardlineBreak()
        .Build();

    // What is read often is parsed once: the same text means the same HTML. At most 4 MiB for the excerpts of lists, and for each level of
    // headings that is in use, which are two.
    private const int Remembered = 1 << 20;

    private static readonly TextMemory PlainTexts = new(Remembered);

    private static readonly TextMemory[] Htmls = [.. Enumerable.Range(0, 6).Select(static _ => new TextMemory(Remembered))];

    /// <summary>The HTML of a post.</summary>
    /// <param name="markdown">The post.</param>
    /// <param name="highestHeading">The level of its highest headings, 1 to 6; the others follow without a gap, whatever levels were written.</param>
    public static MarkupString ToHtml(string markdown, int highestHeading = 3) => new(
        Htmls[highestHeading - 1].GetOrMake(
            markdown,
            text => Render(text, document => MakeSafe(document, highestHeading), static writer => new HtmlRenderer(writer)) ?? $"<p>{WebUtility.HtmlEncode(text)}</p>"));

    /// <summary>What a post says, on one line and without markup.</summary>
    public static string ToPlainText(string markdown) => PlainTexts.GetOrMake(markdown, static text => MakePlainText(text));

    private static string MakePlainText(string markdown)
    {
        var text = Render(
            markdown, static _ => { }, static writer => new HtmlRenderer(writer) { EnableHtmlForBlock = false, EnableHtmlForInline = false, EnableHtmlEscape = false });
        return string.Join(' ', (text ?? markdown).Split(default(char[]), StringSplitOptions.RemoveEmptyEntries));
    }

    /// <returns>What was rendered; null for a text that is nested more than a hundred times, which the library refuses.</returns>
    private static string? Render(string markdown, Action<MarkdownDocument> change, Func<TextWriter, HtmlRenderer> createRenderer)
    {
        try
        {
            var document = MarkdownParser.Parse(markdown, Pipeline);
            change(document);
            using var writer = new StringWriter(CultureInfo.InvariantCulture);
            var renderer = createRenderer(writer);
            Pipeline.Setup(renderer);
            renderer.Render(document);
            return writer.ToString();
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private static void MakeSafe(MarkdownDocument document, int highestHeading)
    {
        var headings = document.Descendants<HeadingBlock>().ToList();
        var levels = headings.Select(static heading => heading.Level).Distinct().Order().ToList();
        foreach (var heading in headings)
        {
            heading.Level = Math.Min(highestHeading + levels.IndexOf(heading.Level), 6);
        }

        foreach (var link in document.Descendants<LinkInline>().ToList())
        {
            if (IsSafe(link.GetDynamicUrl?.Invoke() ?? link.Url))
            {
                if (link.IsImage && link.FirstChild is null)
                {
                    link.AppendChild(new LiteralInline(link.Url!));
                }

                link.IsImage = false;
                link.GetAttributes().AddProperty("rel", Relation);
            }
            else
            {
                Unlink(link);
            }
        }

        foreach (var link in document.Descendants<AutolinkInline>().ToList())
        {
            if (link.IsEmail || IsSafe(link.Url))
            {
                link.GetAttributes().AddProperty("rel", Relation);
            }
            else
            {
                link.ReplaceBy(new LiteralInline(link.Url));
            }
        }
    }

    // What the link says stays.
    private static void Unlink(LinkInline link)
    {
        while (link.FirstChild is { } child)
        {
            child.Remove();
            link.InsertBefore(child);
        }

        link.Remove();
    }

    private static bool IsSafe(string? url)
    {
        if (string.IsNullOrEmpty(url) || url.Any(char.IsControl))
        {
            return false;
        }

        // A path of this site, but neither another host's ("//host", and "/\host", which browsers read likewise).
        return url[0] == '#' || (url[0] == '/' && (url.Length == 1 || url[1] is not ('/' or '\\')))
            || (Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme is ("http" or "https" or "mailto"));
    }
}
