using System.Text.RegularExpressions;

using FooBar.Web.Text;

namespace FooBar.Tests.Web.Text;

public sealed partial class PostMarkdownTests
{
    [Theory]
    [InlineData("one\ntwo\n\nthree", "<p>one<br />\ntwo</p>\n<p>three</p>\n")]
    [InlineData("*a* **b** ~~c~~ `d`", "<p><em>a</em> <strong>b</strong> <del>c</del> <code>d</code></p>\n")]
    [InlineData("# Loud", "<h3>Loud</h3>\n")]
    [InlineData("###### Quiet", "<h3>Quiet</h3>\n")]
    [InlineData("## One\n#### Two\n## Three", "<h3>One</h3>\n<h4>Two</h4>\n<h3>Three</h3>\n")]
    [InlineData("1 < 2 & 3", "<p>1 &lt; 2 &amp; 3</p>\n")]
    [InlineData("[page](/threads/1)", "<p><a href=\"/threads/1\" rel=\"nofollow ugc noopener noreferrer\">page</a></p>\n")]
    [InlineData("https://example.com/a?b=1&c=2.", "<p><a href=\"https://example.com/a?b=1&amp;c=2\" rel=\"nofollow ugc noopener noreferrer\">https://example.com/a?b=1&amp;c=2</a>.</p>\n")]
    [InlineData("<https://example.com/>", "<p><a href=\"https://example.com/\" rel=\"nofollow ugc noopener noreferrer\">https://example.com/</a></p>\n")]
    [InlineData("![a picture](https://example.com/p.png)", "<p><a href=\"https://example.com/p.png\" rel=\"nofollow ugc noopener noreferrer\">a picture</a></p>\n")]
    [InlineData("![](https://example.com/p.png)", "<p><a href=\"https://example.com/p.png\" rel=\"nofollow ugc noopener noreferrer\">https://example.com/p.png</a></p>\n")]
    public void ToHtml_Markdown_IsWhatItMeans(string markdown, string html) => Assert.Equal(html, PostMarkdown.ToHtml(markdown).Value);

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("<img src=x onerror=alert(1)>")]
    [InlineData("<a href=\"javascript:alert(1)\">x</a>")]
    [InlineData("[x](javascript:alert(1))")]
    [InlineData("[x](JaVaScRiPt:alert(1))")]
    [InlineData("[x](&#106;avascript:alert(1))")]
    [InlineData("[x](java\tscript:alert(1))")]
    [InlineData("[x](<java\nscript:alert(1)>)")]
    [InlineData("[x]( javascript:alert(1))")]
    [InlineData("[x](data:text/html;base64,PHNjcmlwdD4=)")]
    [InlineData("[x](vbscript:msgbox)")]
    [InlineData("[x](file:///etc/passwd)")]
    [InlineData("[x](//evil.example/)")]
    [InlineData("[x](/\\evil.example/)")]
    [InlineData("[x](http:javascript:alert(1))")]
    [InlineData("[x][1]\n\n[1]: javascript:alert(1)")]
    [InlineData("![x](javascript:alert(1))")]
    [InlineData("<javascript:alert(1)>")]
    [InlineData("[x](https://example.com/ \"title\\\" onmouseover=alert(1)\")")]
    [InlineData("[x](https://example.com/\"onmouseover=alert(1))")]
    [InlineData("`</code><script>alert(1)</script>`")]
    [InlineData("```\"><script>alert(1)</script>\nx\n```")]
    [InlineData("[<img src=x onerror=alert(1)>](https://example.com)")]
    [InlineData("{onclick=alert(1)}\ntext {#id onclick=alert(1)}")]
    [InlineData("<!-- --><svg/onload=alert(1)>")]
    [InlineData("https://example.com/<script>alert(1)</script>")]
    [InlineData("ftp://example.com/x tel:123")]
    public void ToHtml_Attack_HasOnlyHarmlessElementsAndLinks(string markdown)
    {
        var html = PostMarkdown.ToHtml(markdown).Value;

        foreach (var element in Element().Matches(html).Select(match => match.Value))
        {
            Assert.Matches(HarmlessElement(), element);
        }

        // What is left between the elements has no bracket that a browser could take for another.
        Assert.DoesNotContain('<', Element().Replace(html, ""));
    }

    [Theory]
    [InlineData('[')]
    [InlineData('>')]
    [InlineData('*')]
    [InlineData('(')]
    [InlineData('`')]
    [InlineData('<')]
    [InlineData('!')]
    public void ToHtml_LongestPostOfOneSign_IsHtml(char sign) => Assert.StartsWith("<", PostMarkdown.ToHtml(new string(sign, 10_000)).Value, StringComparison.Ordinal);

    [Fact]
    public void ToHtml_NestedBeyondMeasure_IsShownAsItWasTyped()
    {
        var html = PostMarkdown.ToHtml(string.Concat(Enumerable.Repeat("> ", 2_000)) + "<b>").Value;

        Assert.Contains("&lt;b&gt;", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("# Title\n\n*one* [two](https://example.com)\n\n- three\n- four", "Title one two three four")]
    [InlineData("1 < 2 & <b>3</b>", "1 < 2 & <b>3</b>")]
    [InlineData("", "")]
    public void ToPlainText_Markdown_IsItsWordsOnOneLine(string markdown, string text) => Assert.Equal(text, PostMarkdown.ToPlainText(markdown));

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Element();

    // Attribute values are quoted and have no quote in them, so that nothing after them can be an attribute of its own.
    [GeneratedRegex("""^</?(p|br /|em|strong|del|code|pre|ul|ol|li|blockquote|h[3-6]|a|code class="language-[^"]*"|a href="(https?://|mailto:|/(?![/\\])|\#)[^"]*"( rel="[a-z ]+")?( title="[^"]*")?( rel="[a-z ]+")?)>$""")]
    private static partial Regex HarmlessElement();
}
