using System.Formats.Tar;
using System.Runtime.Versioning;
using FooBar.AppHost.Reloading;

namespace FooBar.Tests.AppHost.Reloading;

[UnsupportedOSPlatform("windows")]
public sealed class ConfigurationArchiveTests
{
    [Fact]
    public async Task Write_FilesThatOnlyTheirOwnerMayRead_EveryoneMayReadInTheContainer()
    {
        var folder = Directory.CreateTempSubdirectory("foobar-archive-").FullName;
        try
        {
            await File.WriteAllTextAsync(Path.Combine(folder, "a.cfg"), "text");
            File.SetUnixFileMode(Path.Combine(folder, "a.cfg"), UnixFileMode.UserRead | UnixFileMode.UserWrite);
            Directory.CreateDirectory(Path.Combine(folder, "deeper"));
            using var stream = new MemoryStream();

            await ConfigurationArchive.WriteAsync(stream, folder, "staged", default);

            stream.Position = 0;
            await using var archive = new TarReader(stream);
            var parent = (await archive.GetNextEntryAsync())!;
            Assert.Equal((TarEntryType.Directory, "staged/"), (parent.EntryType, parent.Name));
            var file = (await archive.GetNextEntryAsync())!;
            Assert.Equal("staged/a.cfg", file.Name);
            Assert.True(file.Mode.HasFlag(UnixFileMode.OtherRead));
            Assert.Equal((0, 0), (file.Uid, file.Gid));
            using var reader = new StreamReader(file.DataStream!);
            Assert.Equal("text", await reader.ReadToEndAsync());
            Assert.Null(await archive.GetNextEntryAsync());
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
