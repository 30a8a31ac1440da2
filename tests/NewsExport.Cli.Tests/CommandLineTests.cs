using System.Text;
using System.Text.Json;
using NewsExport.Model;
using NewsExport.TestSupport;

namespace NewsExport.Cli.Tests;

public sealed class CommandLineTests : IDisposable
{
    private const string Page = """
        <!doctype html><html lang="en"><head><title>The bridge is open</title></head><body><article><h1>The bridge is open</h1>
        <p>Cars crossed the new bridge on Friday, and nobody fell into the river below it.</p>
        <p><img src="bridge.jpg" alt="A bridge"></p>
        <p>It cost five million, which is more than was said.</p></article></body></html>
        """;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private sealed record Ran(int ExitCode, string Output, string Error);

    private async Task<Ran> Run(string arguments, string? input = null)
    {
        using var output = new MemoryStream();
        var text = new StreamWriter(output, new UTF8Encoding(false)) { NewLine = "\n", AutoFlush = true };
        var error = new StringWriter { NewLine = "\n" };
        var terminal = new Terminal(new MemoryStream(Encoding.UTF8.GetBytes(input ?? "")), text, output, error, IsInteractive: false, UseColor: false, _folder.Path);
        int exitCode = await CommandLine.RunAsync(arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries), terminal);
        return new Ran(exitCode, Encoding.UTF8.GetString(output.ToArray()), error.ToString());
    }

    private string[] Files(string folder) => Directory.Exists(_folder.PathOf(folder + "/x")[..^2]) ? [.. Directory.EnumerateFiles(Path.Combine(_folder.Path, folder)).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)] : [];

    [Fact]
    public async Task Export_writes_both_formats_and_says_what_was_missing_at_its_place()
    {
        _folder.Write("news/bridge.html", Page);
        Ran ran = await Run("export news/bridge.html -o out");
        Assert.Equal(ExitCode.Done, ran.ExitCode);
        Assert.Equal(["bridge.epub", "bridge.pdf"], Files("out"));
        Assert.Equal("", ran.Output);
        string[] lines = ran.Error.Split('\n');
        Assert.StartsWith("news/bridge.html(3,4): warning NE2001: ", lines[0], StringComparison.Ordinal);
        Assert.Contains("out/bridge.pdf", ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_target_the_files_stand_beside_the_input()
    {
        _folder.Write("news/bridge.html", Page);
        await Run("export news/bridge.html --quiet");
        Assert.Equal(["bridge.epub", "bridge.html", "bridge.pdf"], Files("news"));
    }

    [Fact]
    public async Task One_format_can_be_given_a_file_name()
    {
        _folder.Write("bridge.html", Page);
        Ran ran = await Run("export bridge.html --to pdf -o x/paper.pdf --quiet");
        Assert.Equal(new Ran(ExitCode.Done, "", ""), ran);
        Assert.Equal(["paper.pdf"], Files("x"));
    }

    [Theory]
    [InlineData("export")]
    [InlineData("export a.html --columns 9")]
    [InlineData("export a.html --profile print --bleed 21")]
    [InlineData("export a.html --profile print --bleed NaN")]
    [InlineData("export a.html --profile print --marks some")]
    [InlineData("export a.html --to docx")]
    [InlineData("export a.html --profile paper")]
    [InlineData("export a.html -o x.pdf")]
    [InlineData("export a.html --to epub -o x.pdf")]
    [InlineData("export a.html --css absent.css")]
    [InlineData("export a.html --max-size small")]
    [InlineData("export a.html --max-size -5MB")]
    [InlineData("export a.html --max-size 0")]
    [InlineData("export a.html --max-size 5XB")]
    [InlineData("export a.html --cache a.html")]
    [InlineData("export a.html --profile print --icc absent.icc")]
    [InlineData("export a.html --icc a.html")]
    [InlineData("export - --to pdf")]
    [InlineData("read a.html --json")]
    [InlineData("inspect a.html")]
    [InlineData("publish a.html")]
    [InlineData("export a.html --no-such-option")]
    public async Task Wrong_usage_exits_with_2_says_why_and_writes_nothing(string arguments)
    {
        _folder.Write("a.html", Page);
        Ran ran = await Run(arguments);
        Assert.Equal(ExitCode.WrongUsage, ran.ExitCode);
        Assert.StartsWith("newsexport: ", ran.Error, StringComparison.Ordinal);
        Assert.Equal(["a.html"], Directory.EnumerateFileSystemEntries(_folder.Path).Select(Path.GetFileName));
    }

    [Theory]
    [InlineData("120kB", 120_000)]
    [InlineData("0.12MB", 120_000)]
    [InlineData("110KiB", 112_640)]
    [InlineData("115000", 115_000)]
    public async Task A_size_is_met_however_it_is_written(string size, long most)
    {
        Copy("articles/standfirst-byline");
        Ran ran = await Run($"export article.html -o out --to epub --quiet --max-size {size} --cache kept");
        Assert.Equal(new Ran(ExitCode.Done, "", ""), ran);
        Assert.InRange(new FileInfo(_folder.PathOf("out/article.epub")).Length, most * 9 / 10, most);
        Assert.NotEmpty(Directory.EnumerateFiles(_folder.PathOf("kept/x")[..^2], "*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task A_size_that_cannot_be_met_writes_nothing_and_says_the_least_that_can()
    {
        Copy("articles/standfirst-byline");
        Ran ran = await Run("export article.html -o out --to epub --max-size 2kB");
        Assert.Equal(ExitCode.NothingWritten, ran.ExitCode);
        Assert.Contains("error NE2302: The file cannot be as small as 2000 bytes", ran.Error, StringComparison.Ordinal);
        Assert.Empty(Files("out"));
    }

    [Fact]
    public async Task A_profile_that_is_none_is_said_and_the_file_is_written()
    {
        Copy("articles/standfirst-byline");
        Ran ran = await Run("export article.html -o out --to pdf --profile print --icc article.html");
        Assert.Equal(ExitCode.Done, ran.ExitCode);
        Assert.Contains("warning NE2202: ", ran.Error, StringComparison.Ordinal);
        Assert.Equal(["article.pdf"], Files("out"));
    }

    private void Copy(string fixture)
    {
        string from = Path.Combine(Repository.Fixtures, fixture);
        foreach (string file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories)) File.Copy(file, _folder.PathOf(Path.GetRelativePath(from, file).Replace('\\', '/')));
    }

    [Theory]
    [InlineData("absent.html", "absent.html: error NE6001: ")]
    [InlineData("empty.html", "empty.html: error NE1001: ")]
    [InlineData("empty", "empty: error NE6005: ")]
    public async Task Where_nothing_can_be_read_it_exits_with_3(string input, string message)
    {
        _folder.Write("empty.html", "");
        Directory.CreateDirectory(Path.Combine(_folder.Path, "empty"));
        Ran ran = await Run($"export {input} -o out");
        Assert.Equal(ExitCode.NothingWritten, ran.ExitCode);
        Assert.StartsWith(message, ran.Error, StringComparison.Ordinal);
        Assert.Empty(Files("out"));
    }

    [Fact]
    public async Task Errors_in_some_inputs_exit_with_1()
    {
        _folder.Write("in/a.html", Page);
        _folder.Write("in/b.html", "");
        Ran ran = await Run("export in -o out --quiet");
        Assert.Equal(ExitCode.SomeErrors, ran.ExitCode);
        Assert.Equal(["in.epub", "in.pdf"], Files("out"));
        Assert.StartsWith("in/b.html: error NE1001", Assert.Single(ran.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_edition_file_is_exported_as_it_says_unless_the_command_line_says_otherwise()
    {
        _folder.Write("news/bridge.html", Page);
        _folder.Write("news/weekly.edition.yaml", "title: Weekly\noptions: { formats: [pdf], columns: 2 }\nsections:\n  - title: Front\n    articles: [bridge.html, absent.html]\n");
        Ran ran = await Run("export news/weekly.edition.yaml -o out --quiet");
        Assert.Equal(ExitCode.SomeErrors, ran.ExitCode);
        Assert.StartsWith("news/weekly.edition.yaml(5,29): error NE6105: No article is named by 'absent.html'.", ran.Error, StringComparison.Ordinal);
        Assert.Equal(["weekly.pdf"], Files("out"));
        await Run("export news/weekly.edition.yaml -o other --to epub --quiet");
        Assert.Equal(["weekly.epub"], Files("other"));
    }

    [Fact]
    public async Task Json_says_everything_one_object_a_line()
    {
        _folder.Write("bridge.html", Page);
        Ran ran = await Run("export bridge.html -o out --json");
        Assert.Equal("", ran.Error);
        JsonElement[] lines = [.. ran.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement)];
        Assert.Equal("result", lines[^1].GetProperty("type").GetString());
        Assert.Equal(0, lines[^1].GetProperty("exitCode").GetInt32());
        Assert.Equal(2, lines.Count(line => line.GetProperty("type").GetString() == "file"));
        JsonElement missing = Assert.Single(lines, line => line.TryGetProperty("id", out JsonElement id) && id.GetString() == "NE2001");
        Assert.Equal("bridge.html", missing.GetProperty("file").GetString());
        Assert.Equal(3, missing.GetProperty("line").GetInt32());
    }

    [Fact]
    public async Task Read_gives_the_model_that_export_takes()
    {
        _folder.Write("bridge.html", Page);
        Ran read = await Run("read bridge.html");
        Edition edition = ModelJson.Read(read.Output);
        Assert.Equal("The bridge is open", edition.Title);
        _folder.Write("model.json", read.Output);
        Assert.Equal(ExitCode.Done, (await Run("export model.json -o out --quiet")).ExitCode);
        Assert.Equal(["model.epub", "model.pdf"], Files("out"));
    }

    [Fact]
    public async Task Read_to_text_gives_one_file_per_input_with_paragraphs_alone()
    {
        _folder.Write("a.html", Page);
        _folder.Write("b.html", Page);
        Ran ran = await Run("read a.html b.html --to text -o texts --quiet");
        Assert.Equal(ExitCode.Done, ran.ExitCode);
        Assert.Equal(["a.txt", "b.txt"], Files("texts"));
        Assert.Equal(
            "Cars crossed the new bridge on Friday, and nobody fell into the river below it.\n\nIt cost five million, which is more than was said.\n",
            File.ReadAllText(_folder.PathOf("texts/a.txt")));
    }

    [Fact]
    public async Task Read_to_html_gives_a_clean_page_that_reads_back_as_the_same_article()
    {
        _folder.Write("bridge.html", Page.Replace("<article>", "<nav>Menu</nav><script>track()</script><article>", StringComparison.Ordinal));
        Ran ran = await Run("read bridge.html --to html -o clean --quiet");
        Assert.Equal(ExitCode.Done, ran.ExitCode);
        string clean = File.ReadAllText(_folder.PathOf("clean/bridge.html"));
        Assert.StartsWith("<!DOCTYPE html><html lang=\"en\"", clean, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", clean, StringComparison.Ordinal);
        Assert.DoesNotContain("Menu", clean, StringComparison.Ordinal);
        Assert.Contains("<img src=\"bridge.jpg\" alt=\"A bridge\" />", clean, StringComparison.Ordinal);
        Assert.Equal((await Run("read bridge.html --to text")).Output, (await Run("read clean/bridge.html --to text")).Output);
    }

    [Theory]
    [InlineData("model", "headline")]
    [InlineData("images", "bridge.jpg missing: the file does not exist")]
    [InlineData("layout", "page 1 595.28pt × 841.89pt")]
    [InlineData("tags", "Heading 1 “The bridge is open”")]
    [InlineData("epub", "EPUB/package.opf")]
    public async Task Inspect_shows_what_a_stage_made(string stage, string part)
    {
        _folder.Write("bridge.html", Page);
        Ran ran = await Run($"inspect bridge.html --stage {stage}");
        Assert.Equal(ExitCode.Done, ran.ExitCode);
        Assert.Contains(part, ran.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_export_makes_passes_check()
    {
        _folder.Write("bridge.html", Page);
        await Run("export bridge.html -o out --quiet");
        Ran ran = await Run("check out/bridge.epub out/bridge.pdf");
        Assert.Equal(ExitCode.Done, ran.ExitCode);
        Assert.Equal(2, System.Text.RegularExpressions.Regex.Count(ran.Error, "passed"));
        Ran json = await Run("check out/bridge.pdf --json");
        JsonElement verdict = JsonDocument.Parse(json.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)[^1]).RootElement;
        Assert.True(verdict.GetProperty("passed").GetBoolean());
    }

    [Fact]
    public async Task Check_fails_for_what_is_damaged_missing_or_of_another_kind()
    {
        _folder.Write("bridge.html", Page);
        await Run("export bridge.html -o out --quiet");
        byte[] pdf = File.ReadAllBytes(_folder.PathOf("out/bridge.pdf"));
        File.WriteAllBytes(_folder.PathOf("cut.pdf"), pdf[..(pdf.Length / 2)]);
        byte[] epub = File.ReadAllBytes(_folder.PathOf("out/bridge.epub"));
        File.WriteAllBytes(_folder.PathOf("cut.epub"), epub[..(epub.Length / 2)]);
        Ran ran = await Run("check cut.pdf cut.epub bridge.html absent.pdf");
        Assert.Equal(ExitCode.SomeErrors, ran.ExitCode);
        Assert.Matches("(?m)^cut.pdf: error NE5[456]", ran.Error);
        Assert.Matches("(?m)^cut.epub: error NE31", ran.Error);
        Assert.Matches("(?m)^bridge.html: error NE7004", ran.Error);
        Assert.Matches("(?m)^absent.pdf: error NE6001", ran.Error);
    }

    [Fact]
    public async Task Standard_input_is_read_as_what_it_is()
    {
        Ran page = await Run("read - --to text", Page);
        Assert.StartsWith("Cars crossed", page.Output, StringComparison.Ordinal);
        Ran text = await Run("read - --to text", "The bridge is open\n\nCars crossed it on Friday, and 5 < 6.\n");
        Assert.Equal("Cars crossed it on Friday, and 5 < 6.\n", text.Output);
        Ran exported = await Run("export - -o out --to epub --quiet", Page);
        Assert.Equal(ExitCode.Done, exported.ExitCode);
        Assert.Equal(["stdin.epub"], Files("out"));
    }

    [Fact]
    public async Task Info_names_fonts_codecs_and_standards()
    {
        Ran ran = await Run("info");
        Assert.Equal(ExitCode.Done, ran.ExitCode);
        Assert.Contains("Noto Serif", ran.Output, StringComparison.Ordinal);
        Assert.Contains("JPEG", ran.Output, StringComparison.Ordinal);
        Assert.Contains("EPUB 3.3", ran.Output, StringComparison.Ordinal);
        JsonElement json = JsonDocument.Parse((await Run("info --json")).Output).RootElement;
        Assert.Equal("info", json.GetProperty("type").GetString());
        Assert.True(json.GetProperty("fonts").GetArrayLength() >= 10);
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("export --help")]
    [InlineData("read --help")]
    [InlineData("info --help")]
    public async Task Help_shows_examples_or_what_it_is_for(string arguments)
    {
        Ran ran = await Run(arguments);
        Assert.Equal(ExitCode.Done, ran.ExitCode);
        Assert.True(ran.Output.Contains("newsexport export", StringComparison.Ordinal) || ran.Output.Contains("Shows the version", StringComparison.Ordinal) || ran.Output.Contains("newsexport read", StringComparison.Ordinal), ran.Output);
    }

    [Fact]
    public async Task The_order_of_options_does_not_matter_and_the_target_is_where_it_was_said()
    {
        _folder.Write("bridge.html", Page);
        Ran ran = await Run("export --to pdf --quiet -o out bridge.html --profile phone");
        Assert.Equal(ExitCode.Done, ran.ExitCode);
        Assert.Equal(["bridge.pdf"], Files("out"));
    }
}
