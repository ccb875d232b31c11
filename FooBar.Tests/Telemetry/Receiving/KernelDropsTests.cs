using FooBar.Telemetry.Receiving;

namespace FooBar.Tests.Telemetry.Receiving;

public sealed class KernelDropsTests
{
    // As Linux 6.18 wrote it.
    private static readonly string[] Table =
    [
        "   sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode ref pointer drops            ",
        "  367: 010011AC:10DE 00000000:0000 07 00000000:00000000 00:00000000 00000000     0        0 142310 2 0000000000000000 42        ",
        "  368: 0100007F:0035 00000000:0000 07 00000000:00000000 00:00000000 00000000     0        0 142311 2 0000000000000000 7         ",
    ];

    [Theory]
    [InlineData(4318, 42)]
    [InlineData(53, 7)]
    [InlineData(1234, 0)]
    public void Count_Table_IsThePortsDrops(int port, long drops) => Assert.Equal(drops, KernelDrops.Count(Table, port));
}
