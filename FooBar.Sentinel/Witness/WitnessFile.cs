using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text.Json;

namespace FooBar.Sentinel.Witness;

/// <summary>
/// The witness in a file: written beside it, flushed, renamed over it, and the folder flushed, so that after a crash the file is either the old
/// one or the new one. A lock beside it, which the system frees with its process, keeps a second sentinel away.
/// </summary>
internal sealed partial class WitnessFile : IWitness, IDisposable
{
    private readonly FileStream _lock;

    private WitnessFile(string path, FileStream held)
    {
        Path = path;
        _lock = held;
    }

    /// <summary>The file's path.</summary>
    public string Path { get; }

    /// <summary>Opens the file for this sentinel alone, until disposed. The file itself may be missing.</summary>
    /// <exception cref="WitnessHeldException">Another sentinel has it.</exception>
    public static WitnessFile Open(string path)
    {
        var full = System.IO.Path.GetFullPath(path);
        CreateFolder(System.IO.Path.GetDirectoryName(full)!);
        try
        {
            // FileShare.None is an advisory lock on the whole file.
            return new(full, new FileStream($"{full}.lock", Private(FileMode.OpenOrCreate, FileAccess.ReadWrite)));
        }
        catch (IOException held)
        {
            throw new WitnessHeldException(full, held);
        }
    }

    /// <inheritdoc />
    public WitnessReading Read()
    {
        try
        {
            var document = JsonSerializer.Deserialize(File.ReadAllBytes(Path), WitnessJsonContext.Default.WitnessDocument);
            return document is null || document.Checksum != Checksum(document.State)
                ? new(null, "its checksum does not match")
                : new(document.State, null);
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            return WitnessReading.Missing;
        }
        catch (JsonException corrupt)
        {
            return new(null, corrupt.Message);
        }
    }

    /// <inheritdoc />
    public WitnessState Write(WitnessState? expected, WitnessState next)
    {
        var current = Read().State;
        if (current?.Revision != expected?.Revision || current?.Epoch != expected?.Epoch)
        {
            throw new WitnessConflictException(
                $"{Path} is at epoch {current?.Epoch}, revision {current?.Revision}, not at epoch {expected?.Epoch}, revision {expected?.Revision}: another sentinel has written it.");
        }

        if (next.Epoch < current?.Epoch)
        {
            throw new WitnessConflictException($"Epoch {next.Epoch} is older than {current.Epoch}, which {Path} has: an epoch never goes back.");
        }

        var written = next with { Revision = (current?.Revision ?? 0) + 1 };
        Replace(JsonSerializer.SerializeToUtf8Bytes(new WitnessDocument(written, Checksum(written)), WitnessJsonContext.Default.WitnessDocument));
        return written;
    }

    /// <inheritdoc />
    public void Dispose() => _lock.Dispose();

    private static string Checksum(WitnessState state) =>
        Convert.ToHexString(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(state, WitnessJsonContext.Default.WitnessState)));

    private static void CreateFolder(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else
        {
            Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    private static FileStreamOptions Private(FileMode mode, FileAccess access)
    {
        var options = new FileStreamOptions { Mode = mode, Access = access, Share = FileShare.None };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return options;
    }

    private void Replace(byte[] contents)
    {
        var beside = $"{Path}.new";
        using (var file = new FileStream(beside, Private(FileMode.Create, FileAccess.Write)))
        {
            file.Write(contents);
            file.Flush(flushToDisk: true);
        }

        File.Move(beside, Path, overwrite: true);
        FlushFolder(System.IO.Path.GetDirectoryName(Path)!);
    }

    // The rename itself is in the folder; .NET has no word for flushing one.
    private static void FlushFolder(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var descriptor = Open(folder, 0);
        try
        {
            if (descriptor < 0 || Synchronize(descriptor) != 0)
            {
                throw new IOException($"{folder} could not be flushed to disk: {Marshal.GetLastPInvokeErrorMessage()}");
            }
        }
        finally
        {
            _ = descriptor < 0 ? 0 : Close(descriptor);
        }
    }

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static partial int Synchronize(int descriptor);

    [LibraryImport("libc", EntryPoint = "close", SetLastError = true)]
    private static partial int Close(int descriptor);
}
