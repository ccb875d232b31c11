using System.Security.Cryptography.X509Certificates;
using System.Text;
using Aspire.Hosting;
using Aspire.Hosting.Dcp.Session;

namespace FooBar.Tests.Aspire.Dcp;

public sealed class KubeconfigTests
{
    private readonly string _certificate = Certificate();

    [Fact]
    public void TryParse_CompleteFile_GivesAddressTokenAndAuthority()
    {
        var kubeconfig = Kubeconfig.TryParse(File("https://127.0.0.1:4711", "secret"));

        Assert.Equal(new Uri("https://127.0.0.1:4711"), kubeconfig?.Server);
        Assert.Equal("secret", kubeconfig?.Token);
        Assert.Equal("CN=localhost", kubeconfig?.Authority.Subject);
    }

    [Fact]
    public void TryParse_AnyBeginningOfTheFile_IsNotTakenForTheWhole()
    {
        var file = File("https://127.0.0.1:4711", "secret");
        for (var length = 0; length < file.Length; length++)
        {
            Assert.Null(Kubeconfig.TryParse(file[..length]));
        }
    }

    [Fact]
    public void TryParse_BrokenAuthority_NamesTheRemedy()
    {
        var exception = Assert.Throws<DistributedApplicationException>(() => Kubeconfig.TryParse(File("https://127.0.0.1:1", "t").Replace("certificate-authority-data: ", "certificate-authority-data: #", StringComparison.Ordinal)));

        Assert.Contains("./foobar setup", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Read_FileThatGrows_WaitsForItsEnd()
    {
        var folder = DcpSessionFolder.Create();
        try
        {
            var file = File("https://127.0.0.1:4711", "secret");
            var reading = KubeconfigFile.ReadAsync(folder, default);
            await System.IO.File.WriteAllTextAsync(folder.Kubeconfig, file[..40]);
            Assert.False(reading.IsCompleted);
            await System.IO.File.AppendAllTextAsync(folder.Kubeconfig, file[40..]);

            Assert.Equal("secret", (await reading.WaitAsync(TestRuntime.Patience)).Token);
        }
        finally
        {
            folder.Remove();
        }
    }

    [Fact]
    [System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
    public void Folder_OfASession_IsPrivate()
    {
        var folder = DcpSessionFolder.Create();
        SessionCertificate.Write(folder, TimeProvider.System);

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, System.IO.File.GetUnixFileMode(folder.FullPath));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, System.IO.File.GetUnixFileMode(folder.Key));
        folder.Remove();
        Assert.False(Directory.Exists(folder.FullPath));
    }

    private string File(string server, string token) => $"""
        apiVersion: v1
        clusters:
        - cluster:
            certificate-authority-data: {_certificate}
            server: {server}
          name: apiserver_cluster
        kind: Config
        users:
        - name: apiserver_user
          user:
            token: {token}

        """.TrimEnd(' ');

    private static string Certificate()
    {
        var folder = DcpSessionFolder.Create();
        try
        {
            SessionCertificate.Write(folder, TimeProvider.System);
            using var certificate = X509Certificate2.CreateFromPemFile(folder.Certificate, folder.Key);
            return Convert.ToBase64String(Encoding.ASCII.GetBytes(certificate.ExportCertificatePem()));
        }
        finally
        {
            folder.Remove();
        }
    }
}
