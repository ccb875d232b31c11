using System.IO.Compression;
using System.Text.RegularExpressions;

using FooBar.Tests.Api.Site;

namespace FooBar.Tests.Web;

/// <summary>The folder that Nginx serves, as the build of FooBar.Web left it.</summary>
public sealed partial class StaticSiteTests(SiteHost host) : IClassFixture<SiteHost>
{
    private static readonly string Folder = FindFolder();

    [Fact]
    public void Folder_EveryFile_HasItsGzipBesideIt()
    {
        var files = Directory.GetFiles(Folder, "*", SearchOption.AllDirectories).Where(file => !file.EndsWith(".gz", StringComparison.Ordinal)).ToList();

        Assert.NotEmpty(files);
        Assert.All(files, file => Assert.Equal(File.ReadAllBytes(file), Unzip(file + ".gz")));
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/threads/new")]
    [InlineData("/nothing")]
    public async Task Page_EveryFileItAsksFor_LiesInTheFolderUnderItsFingerprintedName(string address)
    {
        using var visitor = host.CreateVisitor();
        using var response = await visitor.GetAsync(new Uri(address, UriKind.Relative));
        var links = Link().Matches(await response.Content.ReadAsStringAsync()).Select(match => match.Groups[1].Value).ToList();

        Assert.Equal(2, links.Count);
        foreach (var link in links)
        {
            Assert.Matches(@"^[a-z]+\.[a-z0-9]{10}\.(css|svg)$", link);
            Assert.Equal(await visitor.GetByteArrayAsync("/" + link), await File.ReadAllBytesAsync(Path.Combine(Folder, link)));
        }
    }

    [Theory]
    [InlineData("site.css")]
    [InlineData("favicon.svg")]
    [InlineData("robots.txt")]
    [InlineData("status.js")]
    public void Folder_PlainName_IsThereToo(string name) => Assert.True(File.Exists(Path.Combine(Folder, name)), $"{name} is missing in {Folder}.");

    [Fact]
    public void StyleSheet_Always_IsAtMost20KilobytesAndAsksNobodyElse()
    {
        var style = File.ReadAllText(Path.Combine(Folder, "site.css"));

        Assert.InRange(style.Length, 1, 20 * 1024);
        Assert.DoesNotContain("url(", style, StringComparison.Ordinal);
        Assert.DoesNotContain("@import", style, StringComparison.Ordinal);
    }

    private static byte[] Unzip(string file)
    {
        using var zipped = new GZipStream(File.OpenRead(file), CompressionMode.Decompress);
        using var plain = new MemoryStream();
        zipped.CopyTo(plain);
        return plain.ToArray();
    }

    // FooBar.Tests/bin/{configuration}/{framework} → FooBar.Web/bin/{configuration}/{framework}/site
    private static string FindFolder()
    {
        var output = new DirectoryInfo(AppContext.BaseDirectory);
        var root = output.Parent!.Parent!.Parent!.Parent!;
        return Path.Combine(root.FullName, "FooBar.Web", "bin", output.Parent.Name, output.Name, "site");
    }

    // The stylesheet's and the icon's link; the others lead to pages.
    [GeneratedRegex("<link (?=[^>]*rel=\"(?:icon|stylesheet)\")[^>]*href=\"/([^\"]+)\"")]
    private static partial Regex Link();
}
