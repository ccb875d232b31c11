namespace Aspire.Hosting.ApplicationModel;

/// <summary>A folder to create in a container.</summary>
public sealed class ContainerDirectory : ContainerFileSystemItem
{
    /// <summary>What the folder holds.</summary>
    public IEnumerable<ContainerFileSystemItem> Entries { get; set; } = [];

    /// <summary>What a file or folder of this machine holds, to be copied.</summary>
    /// <param name="path">The file or folder.</param>
    /// <param name="searchPattern">Which files of a folder.</param>
    /// <param name="searchOptions">Whether to descend.</param>
    /// <param name="updateItem">Changes each file and folder, for example its mode.</param>
    public static IEnumerable<ContainerFileSystemItem> GetFileSystemItemsFromPath(
        string path,
        string searchPattern = "*",
        SearchOption searchOptions = SearchOption.TopDirectoryOnly,
        Action<ContainerFileSystemItem>? updateItem = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var full = Path.GetFullPath(path);
        return File.Exists(full) ? [FileAt(full, updateItem)] : FolderAt(full, searchPattern, searchOptions, updateItem);
    }

    private static List<ContainerFileSystemItem> FolderAt(string path, string searchPattern, SearchOption searchOptions, Action<ContainerFileSystemItem>? updateItem)
    {
        var items = Directory.EnumerateFiles(path, searchPattern).Order(StringComparer.Ordinal).Select(ContainerFileSystemItem (file) => FileAt(file, updateItem)).ToList();
        if (searchOptions == SearchOption.AllDirectories)
        {
            foreach (var folder in Directory.EnumerateDirectories(path).Order(StringComparer.Ordinal))
            {
                var entries = FolderAt(folder, searchPattern, searchOptions, updateItem);
                if (entries.Count > 0)
                {
                    var item = new ContainerDirectory { Name = Path.GetFileName(folder), Entries = entries };
                    updateItem?.Invoke(item);
                    items.Add(item);
                }
            }
        }

        return items;
    }

    private static ContainerFile FileAt(string path, Action<ContainerFileSystemItem>? updateItem)
    {
        var item = new ContainerFile { Name = Path.GetFileName(path), SourcePath = path };
        updateItem?.Invoke(item);
        return item;
    }
}
