using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Dcp.Mapping;
using Aspire.Hosting.Orchestration.Runtime;

namespace FooBar.Tests.Aspire.Dcp;

public sealed class LifecycleKeyTests
{
    private static readonly ContainerSpecification Specification = new()
    {
        Name = "db-1",
        Image = "mysql:9.7",
        Arguments = ["--a", "b"],
        Environment = [new("A", "1"), new("B", "2")],
        Ports = [new PortBinding(3306, 13306)],
        Files = [new ContainerFiles("/etc", [new ContainerDirectory { Name = "d", Entries = [new ContainerFile { Name = "f", Contents = "text" }] }])],
    };

    [Fact]
    public void Of_AnotherRunOfTheSame_IsTheSame() => Assert.Equal(
        LifecycleKey.Of(Specification, "net"),
        LifecycleKey.Of(Specification with { Name = "db-2", Environment = [new("B", "2"), new("A", "1")] }, "net"));

    [Fact]
    public void Of_WhateverIsAnother_IsAnother()
    {
        ContainerSpecification[] others =
        [
            Specification with { Image = "mysql:9.8" },
            Specification with { Entrypoint = "sh" },
            Specification with { Arguments = ["--ab", ""] },
            Specification with { Environment = [new("A", "1"), new("B", "3")] },
            Specification with { Ports = [new PortBinding(3306, 13307)] },
            Specification with { Mounts = [new MountBinding("data", "/var/lib/mysql", IsVolume: true, IsReadOnly: false)] },
            Specification with { Files = [new ContainerFiles("/etc", [new ContainerDirectory { Name = "d", Entries = [new ContainerFile { Name = "f", Contents = "texts" }] }])] },
            Specification with { NetworkAliases = ["db"] },
            Specification with { RuntimeArguments = ["--init"] },
        ];

        Assert.Equal(others.Length + 2, others.Select(static other => LifecycleKey.Of(other, "net")).Append(LifecycleKey.Of(Specification, "net")).Append(LifecycleKey.Of(Specification, "other")).Distinct().Count());
    }
}
