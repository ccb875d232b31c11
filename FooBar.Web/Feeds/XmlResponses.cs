using System.Text;
using System.Xml;

using Microsoft.AspNetCore.Http;

namespace FooBar.Web.Feeds;

/// <summary>Answers with a small XML document.</summary>
internal static class XmlResponses
{
    private static readonly XmlWriterSettings Settings = new() { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false) };

    public static async Task WriteXmlAsync(this HttpContext context, string contentType, Action<XmlWriter> write)
    {
        using var document = new MemoryStream();
        using (var writer = XmlWriter.Create(document, Settings))
        {
            write(writer);
        }

        context.Response.ContentType = $"{contentType}; charset=utf-8";
        context.Response.ContentLength = document.Length;
        document.Position = 0;
        await document.CopyToAsync(context.Response.Body, context.RequestAborted);
    }
}
