namespace Aspire.Hosting.Dcp.Session;

/// <summary>The private folder of one run: keys, the way to the API, captured output. Readable by this user only.</summary>
internal sealed class DcpSessionFolder
{
    private DcpSessionFolder(string path) => FullPath = path;

    public string FullPath { get; }

    public string Kubeconfig => Path.Combine(FullPath, KubeconfigName);

    public string Certificate => Path.Combine(FullPath, "server.pem");

    public string Key => Path.Combine(FullPath, "server.key");

    /// <summary>What the orchestrator writes to its standard output and error.</summary>
    public string Output => Path.Combine(FullPath, "dcp.log");

    public string LogSocket => Path.Combine(FullPath, "log.sock");

    /// <summary>The orchestrator's own records; here rather than in the home folder, so that runs share nothing and leave nothing.</summary>
    public string StateStore => Path.Combine(FullPath, "state.db");

    public const string KubeconfigName = "kubeconfig";

    /// <summary>Creates a folder with mode 0700 under the system's folder for temporary files.</summary>
    public static DcpSessionFolder Create() => new(Directory.CreateTempSubdirectory("aspire-dcp-").FullName);

    /// <summary>Writes a file that only this user can read, and returns its path.</summary>
    public string WritePrivate(string name, string contents)
    {
        var path = Path.Combine(FullPath, name);
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using var writer = new StreamWriter(path, options);
        writer.Write(contents);
        return path;
    }

    /// <summary>Removes the folder with all that is in it; what another process removes meanwhile is not missed.</summary>
    public void Remove()
    {
        try
        {
            Directory.Delete(FullPath, recursive: true);
        }
        catch (IOException)
        {
        }
        catch (UnauthorizedAccessException)
        {
        }
    }
}
