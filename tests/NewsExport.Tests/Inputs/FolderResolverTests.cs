using System.Text;
using NewsExport.Inputs;
using NewsExport.Model;
using NewsExport.TestSupport;

namespace NewsExport.Tests.Inputs;

public sealed class FolderResolverTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public FolderResolverTests()
    {
        _folder.Write("site/images/bridge.jpg", "bridge");
        _folder.Write("secret.txt", "secret");
        _folder.Write("site-next/other.jpg", "other");
    }

    private FolderResolver Resolver => new(_folder.PathOf("site"), [_folder.PathOf("site")], network: null);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_file_below_the_folder_is_handed_out()
    {
        Assert.Equal("bridge", Read(Resolver.Open("images/bridge.jpg")));
        Assert.Equal("bridge", Read(Resolver.Open("images/../images/./bridge.jpg")));
    }

    [Theory]
    [InlineData("../secret.txt")]
    [InlineData("images/../../secret.txt")]
    [InlineData("../site-next/other.jpg")]
    [InlineData("/etc/passwd")]
    [InlineData("file:///etc/passwd")]
    [InlineData("C:\\windows\\win.ini")]
    [InlineData("\\\\server\\share\\x.jpg")]
    [InlineData("images/bridge.jpg\0.png")]
    [InlineData("")]
    public void Nothing_outside_the_folder_is_handed_out(string location)
    {
        ResourceResult result = Resolver.Open(location);
        Assert.Equal(ResourceStatus.OutsideFolder, result.Status);
        Assert.Null(result.Content);
    }

    [Fact]
    public void A_link_out_of_the_folder_is_not_followed()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows lets only some users make links, so this was not checked.");
        File.CreateSymbolicLink(_folder.PathOf("site/images/link.jpg"), _folder.PathOf("secret.txt"));
        Directory.CreateSymbolicLink(_folder.PathOf("site/up"), _folder.Path);
        Assert.Equal(ResourceStatus.OutsideFolder, Resolver.Open("images/link.jpg").Status);
        Assert.Equal(ResourceStatus.OutsideFolder, Resolver.Open("up/secret.txt").Status);
    }

    [Fact]
    public void A_link_within_the_folder_is_followed()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows lets only some users make links, so this was not checked.");
        File.CreateSymbolicLink(_folder.PathOf("site/lead.jpg"), "images/bridge.jpg");
        Assert.Equal("bridge", Read(Resolver.Open("lead.jpg")));
    }

    [Fact]
    public void Links_in_a_circle_end()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows lets only some users make links, so this was not checked.");
        File.CreateSymbolicLink(_folder.PathOf("site/a"), "b");
        File.CreateSymbolicLink(_folder.PathOf("site/b"), "a");
        Assert.Equal(ResourceStatus.Unreadable, Resolver.Open("a").Status);
    }

    [Fact]
    public void A_pipe_that_nobody_writes_to_does_not_hang()
    {
        string pipe = _folder.PathOf("site/pipe.jpg");
        ToolResult made = Tool.Run(Tool.Need("mkfifo", "coreutils"), [pipe]);
        Assert.Equal(0, made.ExitCode);
        ResourceResult result = Resolver.Open("pipe.jpg");
        Assert.Equal(ResourceStatus.Unreadable, result.Status);
        Assert.Equal("it is no regular file", result.Reason);
    }

    [Fact]
    public void A_folder_is_no_file() => Assert.Equal(ResourceStatus.Unreadable, Resolver.Open("images").Status);

    [Fact]
    public void A_missing_file_is_missing() => Assert.Equal(ResourceStatus.Missing, Resolver.Open("images/none.jpg").Status);

    [Fact]
    public void The_network_is_not_asked_unless_allowed()
    {
        Assert.Equal(ResourceStatus.NetworkNotAllowed, Resolver.Open("https://example.org/a.jpg").Status);
        Assert.Equal(ResourceStatus.OutsideFolder, Resolver.Open("//example.org/a.jpg").Status);
        Assert.Equal(ResourceStatus.OutsideFolder, Resolver.Open("ftp://example.org/a.jpg").Status);
    }

    [Theory]
    [InlineData("data:text/plain;base64,aGVsbG8=", "hello")]
    [InlineData("data:image/svg+xml,%3Csvg/%3E", "<svg/>")]
    [InlineData("DATA:text/plain;base64,aGVs%0AbG8=", "hello")]
    public void A_data_URL_holds_its_own_bytes(string location, string expected) => Assert.Equal(expected, Read(Resolver.Open(location)));

    [Theory]
    [InlineData("data:image/png;base64,not base64!")]
    [InlineData("data:image/png")]
    public void A_broken_data_URL_is_unreadable(string location) => Assert.Equal(ResourceStatus.Unreadable, Resolver.Open(location).Status);

    [Fact]
    public void No_reason_names_the_machine_s_folders()
    {
        foreach (string location in new[] { "../secret.txt", "none.jpg", "images", "/etc/passwd" })
        {
            Assert.DoesNotContain(_folder.Path, Resolver.Open(location).Reason);
        }
    }

    private static string Read(ResourceResult result)
    {
        Assert.Equal(ResourceStatus.Found, result.Status);
        using var reader = new StreamReader(result.Content!, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
