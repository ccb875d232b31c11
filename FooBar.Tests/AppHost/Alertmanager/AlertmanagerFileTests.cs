using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using FooBar.AppHost.Alertmanager;
using FooBar.Tests.AppHost.Prometheus;

namespace FooBar.Tests.AppHost.Alertmanager;

public sealed class AlertmanagerFileTests
{
    private static readonly string Folder = Path.Combine(AlertRules.RuleFolder, "../../../Alertmanager/configuration");

    [Fact]
    public async Task Files_WithWebhook_KeepItsAddressOutOfTheConfiguration()
    {
        var files = (await AlertmanagerBuilderExtensions.FilesAsync(Folder, "https://alerts.example/hook?key=1", CancellationToken.None)).Cast<ContainerFile>().ToDictionary(static file => file.Name);

        Assert.Equal("https://alerts.example/hook?key=1", files["webhook-url"].Contents);
        Assert.Equal(UnixFileMode.UserRead, files["webhook-url"].Mode);
        Assert.DoesNotContain("alerts.example", files["alertmanager.yml"].Contents, StringComparison.Ordinal);
        Assert.Contains("url_file: /etc/alertmanager/webhook-url", files["alertmanager.yml"].Contents, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public async Task Files_WithoutWebhook_AskForNone(string? webhook)
    {
        var file = Assert.IsType<ContainerFile>(Assert.Single(await AlertmanagerBuilderExtensions.FilesAsync(Folder, webhook, CancellationToken.None)));

        Assert.DoesNotContain("webhook_configs", file.Contents, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Files_WebhookIsNoAddress_FailsWithoutTellingIt()
    {
        var failure = await Assert.ThrowsAsync<DistributedApplicationException>(() => AlertmanagerBuilderExtensions.FilesAsync(Folder, "secret-key", CancellationToken.None));

        Assert.Contains("Monitoring:Webhook", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret-key", failure.Message, StringComparison.Ordinal);
    }
}
