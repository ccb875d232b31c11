namespace FooBar.Api.Limits;

/// <summary>A limit on one kind of attempt.</summary>
internal sealed class RateLimit
{
    /// <summary>The most attempts for one account, or one guest, in a window.</summary>
    public int PerAccount { get; set; }

    /// <summary>The most attempts from one address in a window. An IPv6 address counts with its whole /64, which one customer has.</summary>
    public int PerAddress { get; set; }

    /// <summary>How long a window is. Windows begin at whole multiples of it.</summary>
    public TimeSpan Window { get; set; }
}
