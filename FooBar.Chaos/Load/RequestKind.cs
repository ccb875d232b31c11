namespace FooBar.Chaos.Load;

/// <summary>What a request asks for.</summary>
internal enum RequestKind
{
    /// <summary>A GET.</summary>
    Read,

    /// <summary>A POST.</summary>
    Write,
}
