using System.Diagnostics;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Configuration.UserSecrets;

namespace Aspire.Hosting;

/// <summary>The file that <c>dotnet user-secrets</c> keeps for a project. Readable only by its owner.</summary>
internal sealed class UserSecretsFile(string path)
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private static readonly TimeSpan LockTimeout = TimeSpan.FromSeconds(5);
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    /// <summary>The file of an assembly; null when its project has no UserSecretsId.</summary>
    public static UserSecretsFile? Of(Assembly? assembly) =>
        assembly?.GetCustomAttribute<UserSecretsIdAttribute>() is { } id ? new UserSecretsFile(PathHelper.GetSecretsPathFromSecretsId(id.UserSecretsId)) : null;

    /// <summary>The value of a key; when it has none, a new one that is kept.</summary>
    public string GetOrAdd(string key, Func<string> create)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);

        // Two AppHosts that start together must agree on one value.
        using var guard = Lock();
        var secrets = Read();
        if (secrets[key]?.GetValue<string>() is { } existing)
        {
            return existing;
        }

        var value = create();
        secrets[key] = value;
        Write(secrets);
        return value;
    }

    private JsonObject Read()
    {
        if (!File.Exists(path))
        {
            return [];
        }

        try
        {
            return JsonNode.Parse(File.ReadAllText(path), documentOptions: new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true }) as JsonObject ?? [];
        }
        catch (JsonException exception)
        {
            throw new DistributedApplicationException($"The user secrets in '{path}' are not valid JSON. Correct the file, or delete it to have its values made anew.", exception);
        }
    }

    private void Write(JsonObject secrets)
    {
        var temporary = $"{path}.{Environment.ProcessId}.tmp";
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerOnly;
        }

        using (var writer = new StreamWriter(temporary, options))
        {
            writer.Write(secrets.ToJsonString(Indented));
        }

        File.Move(temporary, path, overwrite: true);
    }

    private FileStream Lock()
    {
        var lockPath = $"{path}.lock";
        var started = Stopwatch.GetTimestamp();
        var spin = new SpinWait();
        while (true)
        {
            try
            {
                return new FileStream(lockPath, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException exception)
            {
                if (Stopwatch.GetElapsedTime(started) > LockTimeout)
                {
                    throw new DistributedApplicationException($"The user secrets cannot be written: another process holds '{lockPath}'. End it, or delete the file.", exception);
                }

                spin.SpinOnce();
            }
        }
    }
}
