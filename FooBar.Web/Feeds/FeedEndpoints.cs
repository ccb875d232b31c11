using System.Globalization;
using System.Xml;

using FooBar.Web.Discussions;

using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace FooBar.Web.Feeds;

/// <summary>The board for feed readers (Atom, RFC 4287) and for search engines (sitemaps.org).</summary>
public static class FeedEndpoints
{
    private const int FeedLength = 30;

    /// <summary>How many numbers of threads a sitemap covers; the protocol allows 50,000 addresses.</summary>
    private const int SitemapLength = 10_000;

    // The protocol's limit for an index: 50,000 sitemaps.
    private const long MostSitemaps = 50_000;

    /// <summary>Adds the addresses.</summary>
    /// <param name="endpoints">The application's addresses.</param>
    public static void MapFeeds(this IEndpointRouteBuilder endpoints)
    {
        var feeds = endpoints.MapGroup("").ExcludeFromDescription();
        feeds.MapGet("/feed.atom", WriteFeedAsync);
        feeds.MapGet("/sitemap.xml", WriteSitemapIndexAsync);
        feeds.MapGet("/sitemaps/{number:long:min(1)}.xml", WriteSitemapAsync);
    }

    private static async Task WriteFeedAsync(HttpContext context, IDiscussions discussions)
    {
        var site = SiteOf(context.Request);
        var threads = (await discussions.ListThreadsAsync(ThreadOrder.Newest, FeedLength, cursor: null, context.RequestAborted)).Items;
        await context.WriteXmlAsync("application/atom+xml", xml =>
        {
            xml.WriteStartElement("feed", "http://www.w3.org/2005/Atom");
            xml.WriteElementString("id", $"{site}/");
            xml.WriteElementString("title", "FooBar, newest threads");
            xml.WriteElementString("updated", Time(threads.Count == 0 ? DateTimeOffset.UnixEpoch : threads.Max(thread => thread.CreatedAt)));
            WriteLink(xml, "self", $"{site}/feed.atom");
            WriteLink(xml, "alternate", $"{site}/");
            foreach (var thread in threads)
            {
                var address = string.Create(CultureInfo.InvariantCulture, $"{site}/threads/{thread.Id}");
                xml.WriteStartElement("entry");
                xml.WriteElementString("id", address);
                xml.WriteElementString("title", XmlText.Clean(thread.Title));
                xml.WriteElementString("updated", Time(thread.CreatedAt));
                WriteLink(xml, "alternate", address);
                xml.WriteStartElement("author");
                xml.WriteElementString("name", XmlText.Clean(thread.Author));
                xml.WriteEndElement();
                xml.WriteElementString("summary", XmlText.Clean(thread.Excerpt));
                xml.WriteEndElement();
            }

            xml.WriteEndElement();
        });
    }

    private static async Task WriteSitemapIndexAsync(HttpContext context, IThreadIndex index)
    {
        var site = SiteOf(context.Request);
        var highest = await index.GetHighestIdAsync(context.RequestAborted);
        await context.WriteXmlAsync("application/xml", xml =>
        {
            xml.WriteStartElement("sitemapindex", "http://www.sitemaps.org/schemas/sitemap/0.9");

            // Newest first: should there ever be more than an index may have, the oldest are left out.
            for (var number = Math.Max(1, (highest + SitemapLength - 1) / SitemapLength); number >= 1 && number > (highest / SitemapLength) - MostSitemaps; number--)
            {
                xml.WriteStartElement("sitemap");
                xml.WriteElementString("loc", string.Create(CultureInfo.InvariantCulture, $"{site}/sitemaps/{number}.xml"));
                xml.WriteEndElement();
            }

            xml.WriteEndElement();
        });
    }

    private static async Task WriteSitemapAsync(long number, HttpContext context, IThreadIndex index)
    {
        if (number > long.MaxValue / SitemapLength)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        var site = SiteOf(context.Request);
        var last = number * SitemapLength;
        var threads = await index.ListAsync(last - SitemapLength + 1, last, context.RequestAborted);
        if (threads.Count == 0 && number > 1)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        await context.WriteXmlAsync("application/xml", xml =>
        {
            xml.WriteStartElement("urlset", "http://www.sitemaps.org/schemas/sitemap/0.9");
            if (number == 1)
            {
                WriteAddress(xml, $"{site}/", changedAt: null);
            }

            foreach (var thread in threads)
            {
                WriteAddress(xml, string.Create(CultureInfo.InvariantCulture, $"{site}/threads/{thread.Id}"), thread.ChangedAt);
            }

            xml.WriteEndElement();
        });
    }

    private static void WriteAddress(XmlWriter xml, string address, DateTimeOffset? changedAt)
    {
        xml.WriteStartElement("url");
        xml.WriteElementString("loc", address);
        if (changedAt is { } time)
        {
            xml.WriteElementString("lastmod", Time(time));
        }

        xml.WriteEndElement();
    }

    private static void WriteLink(XmlWriter xml, string relation, string address)
    {
        xml.WriteStartElement("link");
        xml.WriteAttributeString("rel", relation);
        xml.WriteAttributeString("href", address);
        xml.WriteEndElement();
    }

    private static string SiteOf(HttpRequest request) => $"{request.Scheme}://{request.Host}";

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
}
