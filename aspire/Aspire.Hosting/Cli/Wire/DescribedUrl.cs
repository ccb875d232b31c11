namespace Aspire.Hosting.Cli.Wire;

/// <summary>An address.</summary>
/// <param name="Name">The endpoint's name.</param>
/// <param name="Url">The address.</param>
/// <param name="IsInternal">Whether it is shown only in details.</param>
/// <param name="DisplayProperties">How it is shown.</param>
internal sealed record DescribedUrl(string Name, string Url, bool IsInternal, DescribedUrlDisplay DisplayProperties);
