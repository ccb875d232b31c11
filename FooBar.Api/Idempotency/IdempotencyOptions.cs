using System.ComponentModel.DataAnnotations;

namespace FooBar.Api.Idempotency;

/// <summary>How long requests are remembered by their idempotency keys. Configuration section <c>Idempotency</c>.</summary>
internal sealed class IdempotencyOptions
{
    public const string SectionName = "Idempotency";

    /// <summary>How long after its first use a key stands for that request. From 1 minute to 30 days. Default: 24 hours.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "30.00:00:00")]
    public TimeSpan Lifetime { get; set; } = TimeSpan.FromHours(24);

    /// <summary>How often keys that have expired are deleted. From 1 second to 1 day. Default: 10 minutes.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan CleanupInterval { get; set; } = TimeSpan.FromMinutes(10);
}
