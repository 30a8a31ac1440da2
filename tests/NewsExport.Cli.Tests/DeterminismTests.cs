using NewsExport.TestSupport;

namespace NewsExport.Cli.Tests;

public sealed class DeterminismTests : IDisposable
{
    private static readonly string Command = Path.Combine(AppContext.BaseDirectory, "NewsExport.Cli.dll");

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("screen"), InlineData("print"), InlineData("booklet")]
    public void Equal_input_gives_equal_bytes_in_another_time_zone_culture_and_folder_and_on_one_processor(string profile)
    {
        byte[][] here = Export("here", profile, "UTC", "C.UTF-8", processors: "4");
        byte[][] there = Export("over/there", profile, "Asia/Seoul", "tr_TR.UTF-8", processors: "1");
        Assert.Equal(2, here.Length);
        Assert.Equal(here, there);
    }

    private byte[][] Export(string place, string profile, string zone, string culture, string processors)
    {
        string input = Path.GetDirectoryName(_folder.Write($"{place}/edition/01.html", "<html lang=\"en\"><head><title>The quay</title></head><body><article><h1>The quay</h1><p>3 October 2024</p><figure><img src=\"bridge.jpg\" alt=\"A bridge\"><figcaption>The bridge. Photo: Kim Ji-u</figcaption></figure><p>Istanbul is 1,234.5 miles from the ferry, the office said; nobody knew why it had been asked.</p></article></body></html>"))!;
        _folder.Write($"{place}/edition/02.html", "<html lang=\"ko\"><head><title>부두</title></head><body><article><h1>부두</h1><p>연락선은 금요일 저녁에 떠났다.</p></article></body></html>");
        File.Copy(Path.Combine(Repository.Fixtures, "figures", "lead-photo", "images", "bridge-opening.jpg"), Path.Combine(input, "bridge.jpg"));
        string output = _folder.PathOf($"{place}/out/x")[..^2];
        var environment = new Dictionary<string, string> { ["TZ"] = zone, ["LANG"] = culture, ["LC_ALL"] = culture, ["DOTNET_PROCESSOR_COUNT"] = processors };
        ToolResult result = Tool.Run("dotnet", [Command, "export", "edition", "--profile", profile, "--title", "Quay", "-o", output], seconds: 300, folder: Path.GetDirectoryName(input), environment: environment);
        Assert.True(result.ExitCode == 0, result.All);
        return [.. Directory.EnumerateFiles(output).Order(StringComparer.Ordinal).Select(File.ReadAllBytes)];
    }
}
