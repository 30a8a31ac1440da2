using System.Collections.Concurrent;
using System.Globalization;
using NewsExport.Batch;
using NewsExport.Model;
using NewsExport.TestSupport;

namespace NewsExport.Tests.Batch;

public sealed class NewsBatchTests : IDisposable
{
    private static readonly ExportOptions EpubOnly = new() { Formats = [OutputFormat.Epub] };

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private string Out => Path.Combine(_folder.Path, "out");

    private string In => Path.Combine(_folder.Path, "in");

    private sealed class Told : IProgress<BatchArticle>
    {
        public ConcurrentQueue<BatchArticle> Articles { get; } = new();

        public Action<BatchArticle>? Then { get; init; }

        public BatchArticle this[string name] => Articles.Single(article => article.Name == name);

        public void Report(BatchArticle value)
        {
            Articles.Enqueue(value);
            Then?.Invoke(value);
        }
    }

    private static string Page(string headline, string? photo = null) => $"""
        <!doctype html><html lang="en"><head><title>{headline}</title></head><body><article><h1>{headline}</h1>
        <p>The river rose by two metres on Friday night, and the lower streets were closed until the morning of the next day.</p>
        {(photo is null ? "" : $"<p><img src=\"{photo}\" alt=\"A street\"></p>")}
        <p>Nobody was hurt, said the town's office, which counts eleven houses with water in their cellars.</p></article></body></html>
        """;

    private void Articles(int count)
    {
        for (int number = 1; number <= count; number++) _folder.Write(string.Create(CultureInfo.InvariantCulture, $"in/{number:00}.html"), Page($"River, part {number}"));
    }

    private void Photo(string relative) => File.Copy(Directory.EnumerateFiles(Fixture.Open("figures/lead-photo").PathOf("images")).First(), _folder.PathOf(relative));

    private Task<BatchReport> Run(BatchOptions? options = null, Told? told = null, CancellationToken cancellationToken = default) =>
        NewsBatch.RunAsync([BatchInput.FromPath(In)], Out, options ?? new BatchOptions { Export = EpubOnly }, told, cancellationToken);

    private string[] Written() => Directory.Exists(Out)
        ? [.. Directory.EnumerateFiles(Out, "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Out, file).Replace('\\', '/'))
            .Where(file => !file.StartsWith(".newsexport/", StringComparison.Ordinal) && file != "report.html").Order(StringComparer.Ordinal)]
        : [];

    [Fact]
    public async Task Each_article_gets_files_of_its_own_in_the_folders_of_the_inputs_with_the_bytes_that_an_export_gives()
    {
        _folder.Write("in/front.html", Page("Front"));
        _folder.Write("in/local/deep/river.html", Page("River", "photos/street.jpg"));
        Photo("in/local/deep/photos/street.jpg");
        BatchReport report = await Run(new BatchOptions());
        Assert.Equal(["front.epub", "front.pdf", "local/deep/river.epub", "local/deep/river.pdf"], Written());
        Assert.Equal((2, 2, 0, 4), (report.Total, report.Written, report.Failed, report.Files));
        await NewsExporter.ExportAsync([ExportInput.FromPath(Path.Combine(In, "local/deep/river.html"))], ExportTarget.InFolder(_folder.PathOf("alone")));
        foreach (string format in new[] { "epub", "pdf" })
        {
            Assert.Equal(File.ReadAllBytes(_folder.PathOf($"alone/river.{format}")), File.ReadAllBytes(Path.Combine(Out, $"local/deep/river.{format}")));
        }
    }

    [Fact]
    public async Task Findings_name_an_article_from_the_folder_of_all_and_photos_may_lie_anywhere_below_the_folder_that_was_given()
    {
        _folder.Write("in/a/one.html", Page("One", "../photos/street.jpg"));
        _folder.Write("in/a/two.html", Page("Two", "../../secret.jpg"));
        Photo("in/photos/street.jpg");
        Photo("secret.jpg");
        var told = new Told();
        await Run(told: told);
        Assert.Equal("NE2102", Assert.Single(told["a/one.html"].Diagnostics).Rule.Id);
        Assert.Equal([Path.Combine(In, "photos/street.jpg")], told["a/one.html"].Photos);
        Diagnostic outside = Assert.Single(told["a/two.html"].Diagnostics);
        Assert.Equal(("NE2002", "a/two.html", 3), (outside.Rule.Id, outside.Span.File, outside.Span.Line));
        Assert.Empty(told["a/two.html"].Photos);
    }

    [Fact]
    public async Task Inputs_that_would_have_files_of_one_name_are_told_apart_in_the_same_way_in_any_order()
    {
        string[] paths = [_folder.Write("in/a.html", Page("One")), _folder.Write("in/a.txt", "Two\n\nThe second text is plain and short.\n"), _folder.Write("in/A.xhtml", Page("Three"))];
        var names = new List<string[]>();
        foreach (string[] order in new[] { paths, [paths[2], paths[1], paths[0]] })
        {
            if (Directory.Exists(Out)) Directory.Delete(Out, recursive: true);
            var told = new Told();
            await NewsBatch.RunAsync(order.Select(BatchInput.FromPath), Out, new BatchOptions { Export = EpubOnly }, told);
            names.Add([.. told.Articles.OrderBy(article => article.Name, StringComparer.Ordinal).Select(article => Path.GetFileName(article.Files.Single().Path!))]);
            Assert.Equal(2, told.Articles.Count(article => article.Diagnostics.Any(finding => finding.Rule.Id == "NE7102")));
        }

        Assert.Equal(["A.epub", "a.html.epub", "a.txt.epub"], names[0]);
        Assert.Equal(names[0], names[1]);
        Assert.Equal(3, Written().Length);
    }

    [Fact]
    public async Task An_article_that_is_named_twice_is_exported_once()
    {
        Articles(1);
        string file = Path.Combine(In, "01.html");
        BatchReport report = await NewsBatch.RunAsync([BatchInput.FromPath(file), BatchInput.FromPath(In), BatchInput.FromPattern(Path.Combine(In, "*.html"))], Out, new BatchOptions { Export = EpubOnly });
        Assert.Equal(1, report.Total);
        Assert.Equal(["01.epub"], Written());
    }

    [Fact]
    public async Task Each_article_is_of_one_shard_which_its_bytes_tell_and_not_its_name()
    {
        Articles(12);
        var shards = new Dictionary<string, int>();
        for (int index = 1; index <= 3; index++)
        {
            var told = new Told();
            BatchReport report = await Run(new BatchOptions { Export = EpubOnly, Shard = new BatchShard(index, 3) }, told);
            Assert.Equal(12, report.Total);
            Assert.Equal(12, report.Written + report.OtherShard);
            foreach (BatchArticle article in told.Articles.Where(article => article.Outcome == BatchOutcome.Written)) shards.Add(article.Name, index);
        }

        Assert.Equal(12, shards.Count);
        Assert.Equal(12, Written().Length);
        File.Move(Path.Combine(In, "01.html"), Path.Combine(In, "zz.html"));
        var again = new Told();
        await Run(new BatchOptions { Export = EpubOnly, Shard = new BatchShard(shards["01.html"], 3) }, again);
        Assert.Equal(BatchOutcome.Written, again["zz.html"].Outcome);
    }

    [Fact]
    public async Task Resume_does_again_only_what_changed_or_is_not_whole()
    {
        Articles(5);
        _folder.Write("in/photo.html", Page("Photo", "street.jpg"));
        _folder.Write("in/waits.html", Page("Waits", "later.jpg"));
        Photo("in/street.jpg");
        await Run();
        BatchOptions resume = new() { Export = EpubOnly, Resume = true };
        BatchReport second = await Run(resume);
        Assert.Equal((7, 0, 7), (second.Total, second.Written, second.Whole));
        // The findings of articles that are whole are counted still.
        Assert.Equal("NE2001", Assert.Single(second.Rules, rule => rule.Severity == Severity.Warning).Id);

        _folder.Write("in/01.html", Page("River, rewritten"));
        File.Delete(Path.Combine(Out, "02.epub"));
        byte[] whole = File.ReadAllBytes(Path.Combine(Out, "03.epub"));
        File.WriteAllBytes(Path.Combine(Out, "03.epub"), whole[..^1]);
        byte[] flipped = File.ReadAllBytes(Path.Combine(Out, "04.epub"));
        flipped[flipped.Length / 2] ^= 1;
        File.WriteAllBytes(Path.Combine(Out, "04.epub"), flipped);
        File.AppendAllText(Path.Combine(In, "street.jpg"), "x");
        Photo("in/later.jpg");
        var told = new Told();
        await Run(resume, told);
        Assert.Equal(["01.html", "02.html", "03.html", "04.html", "photo.html", "waits.html"], told.Articles.Where(article => article.Outcome == BatchOutcome.Written).Select(article => article.Name).Order(StringComparer.Ordinal));
        Assert.Equal(BatchOutcome.Whole, told["05.html"].Outcome);
        Assert.Equal(whole, File.ReadAllBytes(Path.Combine(Out, "03.epub")));

        BatchReport other = await Run(resume with { Export = EpubOnly with { Profile = Profile.Phone } });
        Assert.Equal(7, other.Written);
    }

    [Fact]
    public async Task What_one_article_lacks_does_not_stop_the_others()
    {
        Articles(2);
        _folder.Write("in/empty.html", "");
        _folder.Write("in/broken.json", "{\"version\": ");
        Tool.Run("mkfifo", [Path.Combine(In, "pipe.html")]);
        string film = _folder.Write("in/film.mp4", "no article");
        var told = new Told();
        BatchReport report = await NewsBatch.RunAsync(
            [BatchInput.FromPath(In), BatchInput.FromPath(film), BatchInput.FromPath(Path.Combine(In, "gone.html"))], Out, new BatchOptions { Export = EpubOnly }, told);
        Assert.Equal((2, 5), (report.Written, report.Failed));
        Assert.Equal(["01.epub", "02.epub"], Written());
        Assert.Equal("NE1001", Error("empty.html"));
        Assert.Equal("NE6006", Error("broken.json"));
        Assert.Equal("NE6002", Error("pipe.html"));
        Assert.Equal("NE6003", Error("film.mp4"));
        Assert.Equal("NE6001", Error("gone.html"));
        Assert.Equal(["broken.json", "empty.html", "film.mp4", "gone.html", "pipe.html"], report.Failures.Select(failure => failure.Name));

        string Error(string name) => Assert.Single(told[name].Diagnostics, finding => finding.Rule.Severity == Severity.Error).Rule.Id;
    }

    [Fact]
    public async Task An_article_that_vanishes_while_the_batch_runs_is_said_to_be_missing()
    {
        Articles(40);
        var told = new Told { Then = article => File.Delete(Path.Combine(In, "40.html")) };
        BatchReport report = await Run(new BatchOptions { Export = EpubOnly, Jobs = 1 }, told);
        Assert.Equal((39, 1), (report.Written, report.Failed));
        Assert.Equal("NE6001", Assert.Single(told["40.html"].Diagnostics).Rule.Id);
    }

    [Fact]
    public async Task Inputs_that_name_nothing_are_errors_of_the_batch()
    {
        Directory.CreateDirectory(In);
        BatchReport report = await NewsBatch.RunAsync([BatchInput.FromPath(In), BatchInput.FromPattern(Path.Combine(_folder.Path, "n*/*.html"))], Out);
        Assert.Equal(["NE6005", "NE7105"], report.Diagnostics.Select(finding => finding.Rule.Id).Order(StringComparer.Ordinal));
        Assert.True(report.HasErrors);
        Assert.Equal(0, report.Total);
    }

    [Fact]
    public async Task A_second_batch_on_a_target_is_refused_and_touches_nothing()
    {
        Articles(3);
        BatchReport? second = null;
        var told = new Told { Then = _ => second ??= Run().GetAwaiter().GetResult() };
        BatchReport first = await Run(told: told);
        Assert.Equal(3, first.Written);
        Assert.Equal("NE7101", Assert.Single(second!.Diagnostics).Rule.Id);
        Assert.Equal(0, second.Total);
        Assert.Equal(0, (await Run()).Failed);
    }

    [Fact]
    public async Task A_target_that_cannot_be_written_is_said_once()
    {
        Articles(3);
        string file = _folder.Write("file", "");
        foreach (string target in new[] { Path.Combine(file, "out"), "/proc/newsexport/out" })
        {
            BatchReport report = await NewsBatch.RunAsync([BatchInput.FromPath(In)], target, new BatchOptions { Export = EpubOnly });
            Assert.Equal("NE7001", Assert.Single(report.Diagnostics).Rule.Id);
            Assert.Equal(0, report.Files);
        }
    }

    [Fact]
    public async Task A_full_disk_is_said_and_leaves_no_half_file()
    {
        Assert.SkipUnless(Environment.UserName == "root", "Only root can mount a small disk.");
        Articles(12);
        Directory.CreateDirectory(Out);
        Assert.SkipUnless(Tool.Run("mount", ["-t", "tmpfs", "-o", "size=100k", "none", Out]).ExitCode == 0, "No disk can be mounted here.");
        try
        {
            var told = new Told();
            BatchReport report = await Run(told: told);
            Assert.True(report.Failed > 0 && report.Written > 0, $"{report.Written} written, {report.Failed} failed");
            Assert.Equal(12, report.Written + report.Failed);
            Assert.All(told.Articles.Where(article => article.Outcome == BatchOutcome.Failed), article =>
                Assert.Contains("the disk is full", Assert.Single(article.Diagnostics, finding => finding.Rule.Severity == Severity.Error).Text, StringComparison.Ordinal));
            Assert.Equal(report.Written, Written().Length);
            Assert.DoesNotContain(Written(), file => file.EndsWith(".part", StringComparison.Ordinal));
            ValueList<CheckResult> checks = await NewsExporter.CheckAsync([.. Written().Select(file => Path.Combine(Out, file))]);
            Assert.All(checks, check => Assert.True(check.Passed));

            Tool.Run("mount", ["-o", "remount,size=50m", Out]);
            BatchReport resumed = await Run(new BatchOptions { Export = EpubOnly, Resume = true });
            Assert.Equal((0, 12), (resumed.Failed, resumed.Written + resumed.Whole));
        }
        finally
        {
            Tool.Run("umount", ["-l", Out]);
        }
    }

    [Fact]
    public async Task A_cancelled_batch_leaves_nothing_half_and_resume_goes_on_from_there()
    {
        Articles(30);
        using var cancel = new CancellationTokenSource();
        var told = new Told { Then = article => { if (article.Done == 3) cancel.Cancel(); } };
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Run(told: told, cancellationToken: cancel.Token));
        Assert.DoesNotContain(Written(), file => file.EndsWith(".part", StringComparison.Ordinal));
        Assert.True(Written().Length < 30);
        BatchReport resumed = await Run(new BatchOptions { Export = EpubOnly, Resume = true });
        Assert.True(resumed.Whole >= 3, $"{resumed.Whole} whole");
        Assert.Equal(30, resumed.Whole + resumed.Written);
        Assert.Equal(30, Written().Length);
    }

    [Fact]
    public async Task What_the_listener_throws_ends_the_batch()
    {
        Articles(10);
        var told = new Told { Then = _ => throw new InvalidDataException("enough") };
        Assert.Equal("enough", (await Assert.ThrowsAsync<InvalidDataException>(() => Run(told: told))).Message);
        Assert.Single(told.Articles);
        Assert.Equal(10, (await Run()).Written);
    }

    [Theory]
    [InlineData("no database at all, only words that are long enough to be taken for a header of one")]
    [InlineData("")]
    public async Task A_damaged_journal_is_begun_anew(string journal)
    {
        Articles(2);
        await Run();
        File.WriteAllText(Path.Combine(Out, ".newsexport/journal.db"), journal);
        BatchReport report = await Run(new BatchOptions { Export = EpubOnly, Resume = true });
        Assert.Equal((2, 0), (report.Written, report.Whole));
        Assert.Equal(journal.Length > 0, report.Diagnostics.Any(finding => finding.Rule.Id == "NE7104"));
        Assert.Equal(2, (await Run(new BatchOptions { Export = EpubOnly, Resume = true })).Whole);
    }

    [Fact]
    public async Task What_a_killed_run_left_half_is_cleared_away_and_nothing_else()
    {
        Articles(1);
        string left = _folder.PathOf("out/sub/.river.epub.4711.part");
        string others = _folder.PathOf("out/sub/.download.part");
        File.WriteAllText(left, "half");
        File.WriteAllText(others, "not ours");
        await Run();
        Assert.False(File.Exists(left));
        Assert.True(File.Exists(others));
    }

    [Fact]
    public async Task The_report_page_counts_and_names_but_tells_no_path_and_is_no_article_of_the_next_batch()
    {
        Articles(2);
        _folder.Write("in/<b>.html", "");
        BatchReport report = await NewsBatch.RunAsync([BatchInput.FromPath(In)], In, new BatchOptions { Export = EpubOnly });
        string page = File.ReadAllText(report.Page!);
        Assert.Equal(Path.Combine(In, "report.html"), report.Page);
        Assert.Contains("<tr><td>Written</td><td class=\"n\">2</td></tr>", page, StringComparison.Ordinal);
        Assert.Contains("<td>NE1001</td><td>error</td><td class=\"n\">1</td>", page, StringComparison.Ordinal);
        Assert.Contains("&lt;b&gt;.html", page, StringComparison.Ordinal);
        Assert.DoesNotContain(_folder.Path, page, StringComparison.Ordinal);
        Assert.Equal(3, (await NewsBatch.RunAsync([BatchInput.FromPath(In)], In, new BatchOptions { Export = EpubOnly })).Total);
    }

    [Fact]
    public async Task A_page_called_report_that_is_no_report_is_not_overwritten()
    {
        string own = Page("An annual report");
        _folder.Write("in/report.html", own);
        BatchReport report = await NewsBatch.RunAsync([BatchInput.FromPath(In)], In, new BatchOptions { Export = EpubOnly });
        Assert.Equal(own, File.ReadAllText(Path.Combine(In, "report.html")));
        Assert.Equal("NE7107", Assert.Single(report.Diagnostics).Rule.Id);
        Assert.Equal(1, report.Written);
        Assert.Null(report.Page);
    }

    [Theory]
    [InlineData("*.html", "a.html")]
    [InlineData("**/*.html", "a.html b/c.html b/d/e.html")]
    [InlineData("b/**", "b/c.html b/d/e.html")]
    [InlineData("b/?.html", "b/c.html")]
    [InlineData("*/*.html", "b/c.html")]
    [InlineData("[a].html", "")]
    [InlineData("A.html", "")]
    public void A_pattern_names_files_as_shells_do(string pattern, string expected)
    {
        foreach (string name in new[] { "a.html", "b/c.html", "b/d/e.html", ".hidden/f.html", "notes.doc" }) _folder.Write(name, "x");
        var glob = new Glob(Path.Combine(_folder.Path, pattern));
        Assert.Equal(expected, string.Join(' ', glob.Files().Where(file => file.EndsWith(".html", StringComparison.Ordinal)).Select(file => Path.GetRelativePath(_folder.Path, file))));
    }

    [Theory]
    [InlineData("1/1", true)]
    [InlineData("3/3", true)]
    [InlineData("0/3", false)]
    [InlineData("4/3", false)]
    [InlineData("1/0", false)]
    [InlineData("-1/3", false)]
    [InlineData("1", false)]
    [InlineData("1/2/3", false)]
    [InlineData("1/99999999999", false)]
    [InlineData(null, false)]
    public void A_shard_is_one_of_its_count(string? text, bool isValid)
    {
        Assert.Equal(isValid, BatchShard.TryParse(text, out BatchShard? shard));
        Assert.Equal(isValid ? text : null, shard?.ToString());
    }

    [Theory]
    [InlineData("../a")]
    [InlineData("/a")]
    [InlineData("a//b")]
    [InlineData("")]
    [InlineData("a/..")]
    public void A_name_that_leads_out_of_the_target_throws_where_it_is_set(string name) =>
        Assert.Throws<ArgumentException>(() => BatchInput.FromPath("a.html") with { Name = name });

    private void Weekly(string articles = "- local/*.html") => _folder.Write("in/issues/weekly.edition.yaml", $"""
        title: The Weekly
        number: 7
        options:
          paper: A5
          formats: [pdf, epub]
        sections:
          - title: Local
            articles:
              {articles}
        """);

    private Task<BatchReport> RunIssues(BatchOptions? options = null, Told? told = null) =>
        NewsBatch.RunAsync([BatchInput.FromPattern(Path.Combine(In, "**/*.edition.yaml"))], Out, options ?? new BatchOptions(), told);

    [Fact]
    public async Task An_edition_file_makes_one_edition_with_the_bytes_that_an_export_gives()
    {
        Weekly();
        _folder.Write("in/issues/local/a.html", Page("A", "../photos/street.jpg"));
        _folder.Write("in/issues/local/b.html", Page("B"));
        Photo("in/issues/photos/street.jpg");
        BatchReport report = await RunIssues();
        Assert.Equal(["issues/weekly.epub", "issues/weekly.pdf"], Written());
        Assert.Equal((1, 1, 0), (report.Total, report.Written, report.Failed));
        string file = Path.Combine(In, "issues/weekly.edition.yaml");
        await NewsExporter.ExportAsync([ExportInput.FromPath(file)], ExportTarget.InFolder(_folder.PathOf("alone")), EditionFile.OptionsOf(file, new()));
        foreach (string format in new[] { "epub", "pdf" })
        {
            Assert.Equal(File.ReadAllBytes(_folder.PathOf($"alone/weekly.{format}")), File.ReadAllBytes(Path.Combine(Out, $"issues/weekly.{format}")));
        }
    }

    [Fact]
    public async Task An_edition_is_whole_until_an_article_a_photo_or_the_list_of_its_articles_changes()
    {
        Weekly();
        _folder.Write("in/issues/local/a.html", Page("A", "../photos/street.jpg"));
        _folder.Write("in/issues/local/b.html", Page("B"));
        Photo("in/issues/photos/street.jpg");
        var resume = new BatchOptions { Resume = true };
        Assert.Equal(1, (await RunIssues()).Written);
        Assert.Equal(1, (await RunIssues(resume)).Whole);
        _folder.Write("in/issues/local/b.html", Page("B, corrected"));
        Assert.Equal(1, (await RunIssues(resume)).Written);
        _folder.Write("in/issues/local/c.html", Page("C"));
        Assert.Equal(1, (await RunIssues(resume)).Written);
        File.Delete(_folder.PathOf("in/issues/photos/street.jpg"));
        Assert.Equal(1, (await RunIssues(resume)).Written);
        Assert.Equal(1, (await RunIssues(resume)).Whole);
    }

    [Fact]
    public async Task Findings_in_an_edition_name_its_files_from_the_folder_of_all_and_an_edition_without_articles_fails_alone()
    {
        Weekly("- local/gone.html\n      - local/a.html");
        _folder.Write("in/issues/local/a.html", Page("A", "no.jpg"));
        _folder.Write("in/other/empty.edition.yaml", "title: Nothing\narticles: []\n");
        var told = new Told();
        BatchReport report = await RunIssues(told: told);
        Assert.Equal((2, 2), (report.Total, report.Failed));
        Assert.Equal(["issues/weekly.epub", "issues/weekly.pdf"], Written());
        Assert.Contains(told["issues/weekly.edition.yaml"].Diagnostics, finding => finding is { Rule.Id: "NE6105", Span: { File: "issues/weekly.edition.yaml", Line: 9 } });
        Assert.Contains(told["issues/weekly.edition.yaml"].Diagnostics, finding => finding is { Rule.Id: "NE2001", Span.File: "issues/local/a.html", Span.Line: > 0 });
        Assert.Equal(["NE6108"], told["other/empty.edition.yaml"].Diagnostics.Select(finding => finding.Rule.Id));
    }

    [Fact]
    public async Task What_an_edition_file_names_is_told_with_the_folders_in_which_a_file_more_would_be_an_article_more()
    {
        Weekly("- \"**/*.html\"");
        _folder.Write("in/issues/local/a.html", Page("A"));
        var told = new Told();
        await RunIssues(told: told);
        Assert.Equal(
            ["in/issues/local/a.html", "in/issues", "in/issues/local"],
            told["issues/weekly.edition.yaml"].Inputs.Select(path => Path.GetRelativePath(_folder.Path, path).Replace('\\', '/')));
    }

    [Fact]
    public async Task Articles_that_are_given_a_section_are_in_it()
    {
        _folder.Write("in/a.html", Page("A"));
        EditionResult read = await NewsExporter.ReadAsync([ExportInput.FromPath(Path.Combine(In, "a.html"))], new ExportOptions { Section = "Harbour" });
        Assert.Equal(["Harbour"], read.Edition!.Sections.Select(section => section.Title));
        Assert.Equal("Harbour", read.Edition.Articles.Single().Section);
    }
}
