using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using CsCheck;
using NewsExport.Model;
using NewsExport.TestSupport;

namespace NewsExport.Epub.Tests;

public partial class EpubWriterTests
{
    private static readonly EpubFile Every = EpubFile.Of(Editions.Every());

    [Fact]
    public void An_edition_with_every_node_has_no_fault_in_EPUBCheck_with_the_rules_of_3_3() => Assert.Empty(Every.Check().Faults);

    // Nothing that we write is judged otherwise by 3.2 and 3.3.
    [Fact]
    public void An_edition_with_every_node_has_no_fault_in_EPUBCheck_with_the_rules_of_3_2() => Assert.Empty(Every.With(Validators.EpubCheckJava).Faults);

    [Fact]
    public void An_edition_with_every_node_has_no_violation_in_Ace() => Assert.Empty(Every.With(Validators.Ace));

    [Fact]
    public void An_edition_of_one_article_or_of_none_passes_too()
    {
        Assert.Empty(EpubFile.Of(Edition.Of(Editions.Korean(), "Untitled")).Check().Faults);
        Assert.Empty(EpubFile.Of(new Edition("none", "Nothing", [])).Check().Faults);
    }

    [Fact]
    public void Equal_input_gives_equal_bytes_in_any_culture()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            foreach (string culture in new[] { "ar-SA", "tr-TR", "th-TH", "fa-IR" })
            {
                CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
                Assert.Equal(Every.Bytes, Editions.Write(Editions.Every()));
            }
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Theory]
    [InlineData("Pacific/Kiritimati", 14)]
    [InlineData("Pacific/Niue", -11)]
    public void Equal_input_gives_equal_bytes_in_any_time_zone(string zone, int hours)
    {
        string? before = Environment.GetEnvironmentVariable("TZ");
        try
        {
            Environment.SetEnvironmentVariable("TZ", zone);
            TimeZoneInfo.ClearCachedData();
            Assert.SkipUnless(TimeZoneInfo.Local.BaseUtcOffset == TimeSpan.FromHours(hours), "This system does not let a process change its time zone.");
            Assert.Equal(Every.Bytes, Editions.Write(Editions.Every()));
        }
        finally
        {
            Environment.SetEnvironmentVariable("TZ", before);
            TimeZoneInfo.ClearCachedData();
        }
    }

    [Fact]
    public void Nothing_calls_out_and_nothing_runs()
    {
        foreach (string page in Every.Pages)
        {
            foreach (XElement element in Every.Xml(page).Descendants())
            {
                Assert.DoesNotContain(element.Name.LocalName, (string[])["script", "iframe", "object", "embed", "form", "input", "video", "audio", "style", "base"]);
                foreach (XAttribute attribute in element.Attributes().Where(attribute => !attribute.IsNamespaceDeclaration))
                {
                    Assert.False(attribute.Name.LocalName.StartsWith("on", StringComparison.Ordinal), $"{page}: {attribute}");
                    bool isRead = element.Name.LocalName == "meta" || (element.Name.LocalName == "a" && attribute.Name == "href");
                    if (!isRead) Assert.DoesNotContain("://", attribute.Value, StringComparison.Ordinal);
                }
            }
        }

        Assert.DoesNotContain("url(", Every.Text("EPUB/styles/newsexport.css"), StringComparison.Ordinal);
        Assert.DoesNotMatch(TrackerPattern(), string.Concat(Every.Pages.Append("EPUB/package.opf").Select(Every.Text)));
    }

    [Fact]
    public void Names_of_elements_are_unique_on_each_page_and_every_link_within_the_edition_arrives()
    {
        foreach (string page in Every.Pages)
        {
            XDocument document = Every.Xml(page);
            string[] ids = [.. document.Descendants().Attributes("id").Select(id => id.Value)];
            Assert.Equal(ids.Distinct(), ids);
            foreach (string href in document.Descendants(EpubFile.Xhtml + "a").Attributes("href").Select(href => href.Value).Where(href => !href.Contains(':', StringComparison.Ordinal)))
            {
                string[] parts = href.Split('#');
                string file = parts[0].Length == 0 ? page : page[..(page.LastIndexOf('/') + 1)] + parts[0];
                Assert.Contains(file, Every.Pages);
                if (parts.Length > 1) Assert.Contains(parts[1], Every.Xml(file).Descendants().Attributes("id").Select(id => id.Value));
            }
        }
    }

    [Fact]
    public void A_link_reaches_an_anchor_in_another_article_and_falls_back_to_its_page()
    {
        var sink = new DiagnosticSink();
        Article first = Editions.Article("a", "A", new Paragraph(
        [
            new Link(Editions.Words("there"), new InternalTarget("b", "x")), new Link(Editions.Words("gone"), new InternalTarget("b", "y")),
            new Link(Editions.Words("nowhere"), new InternalTarget("c", null)), new Link(Editions.Words("lost"), new InternalTarget(null, "z")),
        ]));
        Article second = Editions.Article("b", "B", new Paragraph(Editions.Words("text")) { Anchor = "x" });
        EpubFile epub = EpubFile.Of(Editions.Of(first, second), sink: sink);
        string[] pages = [.. epub.Pages.Where(page => page.Contains("article-", StringComparison.Ordinal))];
        string other = pages[1][(pages[1].LastIndexOf('/') + 1)..];
        Assert.Equal([other + "#x-x", other], epub.Xml(pages[0]).Descendants(EpubFile.Xhtml + "a").Attributes("href").Select(href => href.Value));
        Assert.Contains("nowherelost", epub.Text(pages[0]), StringComparison.Ordinal);
        Assert.Equal(["y", "c", "z"], sink.ToList().Select(diagnostic => diagnostic.Arguments[0]));
        Assert.All(sink.ToList(), diagnostic => Assert.Same(EpubRules.DeadLink, diagnostic.Rule));
    }

    [Fact]
    public void Hostile_strings_leave_valid_XHTML()
    {
        string bad = string.Concat(Enumerable.Range(0, 0x20).Select(code => (char)code)) + "\uD800 x \uDC00 \uFFFE\uFFFF \u007F\u0085\u009F ]]> <!-- & \" ' </p><script>alert(1)</script> 😀" + new string('w', 20_000);
        Inlines words = Editions.Words(bad);
        var article = new Article(bad, words,
            [
                new Paragraph([new Text(bad), new Abbreviation(words, bad), new Time(words, bad), new InlineSpan(words) { Anchor = bad }, new NoteReference(bad, words), new Link(words, new ExternalTarget(bad)), new Link(words, new ExternalTarget("https://example.org/" + bad)), new Link(words, new InternalTarget(null, bad))]) { Anchor = bad },
                new Figure([Editions.Photo(Editions.Bridge, bad, bad, bad), Editions.Photo(bad, bad)], words, words),
                new Embed(EmbedKind.Video, bad, words, bad, Editions.Photo(bad, bad), [new Preformatted(words)]),
                new Heading(5, words), new Aside(words, [new Quote([Editions.Line(bad)], words)]), new PullQuote(words, words),
                new Table(words, [new TableRow(TableSection.Foot, [new TableCell([Editions.Line(bad)])]), new TableRow(TableSection.Head, [])]),
            ])
        {
            Kicker = words,
            Standfirst = [Editions.Line(bad)],
            Bylines = [new Byline(bad, bad)],
            Dateline = new Dateline(bad),
            Publisher = bad,
            Rights = words,
            SourceUrl = bad,
            Tags = [bad, "\u0001"],
            Notes = [new Note(bad, [Editions.Line(bad)]), new Note(bad, [])],
            Published = NewsDate.Parse("9999-12-31"),
        };
        var edition = new Edition(bad, bad, [new Section(bad, [article, article])], default) { Subtitle = bad, Publisher = bad, Number = bad, Rights = words };
        EpubFile epub = EpubFile.Of(edition);
        Assert.Empty(epub.Check().Faults);
        Assert.DoesNotContain(epub.Pages, page => epub.Xml(page).Descendants(EpubFile.Xhtml + "script").Any());
        Assert.Empty(EpubFile.Of(new Edition("\u0001", "\u0001", [new Section("\u0002", [new Article("\u0003", [new Text("\u0004")], [])])])).Check().Faults);
    }

    [Fact]
    public void Any_text_survives_but_for_what_XML_cannot_hold() => Gen.String[Gen.Char[char.MinValue, char.MaxValue], 0, 60].Sample(text =>
    {
        EpubFile epub = EpubFile.Of(Editions.Of(Editions.Article("a", "A", new Paragraph([new Text("[" + text + "]"), new Abbreviation(Editions.Words("x"), text)]) { Anchor = text })));
        string expected = Xml.Clean("[" + text + "]").ReplaceLineEndings("\n").Replace('\r', '\n');
        Assert.Equal(expected + "x", epub.Article().Elements(EpubFile.Xhtml + "p").Last().Value.ReplaceLineEndings("\n"));
    }, iter: 300);

    [Fact]
    public void Ten_thousand_paragraphs_and_three_hundred_articles_pass()
    {
        Article[] articles = [.. Enumerable.Range(0, 300).Select(index => Editions.Article($"a{index}", $"Article {index}", Editions.Line("Text.")))];
        articles[0] = Editions.Article("long", "Long", [.. Enumerable.Range(0, 10_000).Select(index => Editions.Line($"Paragraph {index} of a long report."))]);
        EpubFile epub = EpubFile.Of(Editions.Of(articles));
        Assert.Equal(302, epub.Pages.Count(page => page.StartsWith("EPUB/text/", StringComparison.Ordinal)));
        Assert.Empty(epub.Check().Faults);
    }

    [Theory]
    [InlineData("@import 'a.css';")]
    [InlineData("p { background: url(https://example.org/a.png) }")]
    [InlineData("p { background: URL ( a.png ) }", false)]
    [InlineData("p { background: u\\72l(a.png) }")]
    [InlineData("p { background: ur\\l(a.png) }")]
    [InlineData("p { background: image-set('https://example.org/a.png' 1x) }")]
    public void A_stylesheet_that_fetches_is_left_out(string css, bool isFetch = true)
    {
        var sink = new DiagnosticSink();
        var epub = new EpubFile(Editions.Write(Editions.Of(Editions.Plain()), sink: sink, options: new EpubOptions { ExtraCss = css }));
        Assert.Equal(isFetch, sink.ToList().Any(diagnostic => diagnostic.Rule == EpubRules.RemoteCss));
        Assert.Equal(!isFetch, epub.Entries.Any(entry => entry.Name == "EPUB/styles/extra.css"));
    }

    [Theory]
    [InlineData("p { direction: rtl }")]
    [InlineData("p { color: red")]
    [InlineData("p { content: 'a }")]
    [InlineData("/* no end")]
    [InlineData("} p {")]
    public void A_stylesheet_that_EPUB_forbids_or_that_is_broken_is_left_out(string css)
    {
        var sink = new DiagnosticSink();
        Editions.Write(Editions.Of(Editions.Plain()), sink: sink, options: new EpubOptions { ExtraCss = css });
        Assert.Same(EpubRules.BadCss, Assert.Single(sink.ToList(), diagnostic => diagnostic.Rule.Id.StartsWith("NE300", StringComparison.Ordinal)).Rule);
    }

    [Fact]
    public void A_good_stylesheet_stands_after_our_own()
    {
        const string Css = "/* url(x) */ p::before { content: \"\\2014  url(x)\"; color: inherit }";
        var epub = new EpubFile(Editions.Write(Editions.Of(Editions.Plain()), options: new EpubOptions { ExtraCss = Css }));
        Assert.Equal(Css, epub.Text("EPUB/styles/extra.css"));
        Assert.Equal(["../styles/newsexport.css", "../styles/extra.css"], epub.Xml(epub.Pages.Last()).Descendants(EpubFile.Xhtml + "link").Attributes("href").Select(href => href.Value));
        Assert.Empty(epub.Check().Faults);
    }

    [Fact]
    public void A_cancelled_run_stops()
    {
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(() => EpubWriter.Run(Editions.Every(), Editions.Images, new EpubOptions(), new MemoryStream(), new DiagnosticSink(), cancelled.Token));
    }

    [GeneratedRegex("utm_|fbclid")]
    private static partial Regex TrackerPattern();
}
