using NewsExport.Model;
using NewsExport.Output;
using NewsExport.TestSupport;

namespace NewsExport.Tests.Output;

public sealed class TargetFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly DiagnosticSink _sink = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_file_gets_its_name_when_it_is_whole()
    {
        string path = _folder.PathOf("new/out.pdf");
        using (TargetFile file = TargetFile.Create(path, _sink)!)
        {
            file.Stream.Write("whole"u8);
            Assert.False(File.Exists(path));
            Assert.True(file.Commit(_sink));
        }

        Assert.Equal("whole", File.ReadAllText(path));
        Assert.Single(Directory.GetFiles(_folder.PathOf("new")));
    }

    [Fact]
    public void What_is_not_committed_leaves_nothing_and_keeps_what_was_there()
    {
        string path = _folder.Write("out.pdf", "before");
        using (TargetFile file = TargetFile.Create(path, _sink)!) file.Stream.Write("half"u8);
        Assert.Equal("before", File.ReadAllText(path));
        Assert.Single(Directory.GetFiles(_folder.Path));
    }

    [Fact]
    public void A_target_below_a_file_is_said()
    {
        _folder.Write("taken", "");
        Assert.Null(TargetFile.Create(Path.Combine(_folder.Path, "taken", "out.pdf"), _sink));
        Assert.Equal(OutputRules.NotWritable, Assert.Single(_sink.ToList()).Rule);
    }

    [Fact]
    public void A_target_that_is_a_folder_is_said()
    {
        string path = _folder.PathOf("out.pdf/x");
        Assert.Null(TargetFile.Create(Path.GetDirectoryName(path)!, _sink));
        Assert.Contains("it is a folder", Assert.Single(_sink.ToList()).Text);
    }

    [Fact]
    public void A_full_disk_is_said_and_leaves_nothing()
    {
        Assert.SkipUnless(File.Exists("/dev/full"), "This system has no /dev/full, so this was not checked.");
        Exception full = Assert.ThrowsAny<IOException>(() =>
        {
            using var stream = new FileStream("/dev/full", FileMode.Open, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);
            stream.Write(new byte[100]);
        });
        Assert.True(TargetFile.IsFailure(full));
        Assert.Equal("the disk is full", TargetFile.Reason(full));
    }
}
