using NewsExport.Model;
using NewsExport.Text;

namespace NewsExport.Layout.Tests;

public class ParallelTests
{
    public static TheoryData<LayoutKind> Kinds => [LayoutKind.Article, LayoutKind.Newspaper];

    [Theory, MemberData(nameof(Kinds))]
    public void Pages_and_findings_are_the_same_for_any_number_of_threads(LayoutKind kind)
    {
        Edition edition = Mixed(24);
        (string pages, string found) = Run(edition, kind, 1);
        Assert.Contains("NE4001", found, StringComparison.Ordinal);
        Assert.Contains("NE4004", found, StringComparison.Ordinal);
        Assert.Contains("NE5003", found, StringComparison.Ordinal);
        for (int i = 0; i < 3; i++) Assert.Equal((pages, found), Run(edition, kind, 8));
    }

    [Fact]
    public void A_character_that_no_font_has_is_named_once_at_the_first_article_that_has_it()
    {
        Edition edition = Edition.Of(Given.Article(Given.Text("plain")), "Untitled") with
        {
            Sections = [new Section(null, [.. Enumerable.Range(0, 9).Select(number => Given.Article(Given.Text(number < 3 ? "plain" : "\U00012000")) with { Identifier = $"a{number}", Span = new SourceSpan($"{number}.html") })])],
        };
        Laid laid = Given.Lay(edition, new LayoutOptions { MaxDegreeOfParallelism = 4 });
        Assert.Single(laid.Diagnostics, diagnostic => diagnostic.Rule == TextRules.MissingCharacter);
    }

    [Fact]
    public void A_cancelled_layout_ends()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(() => PageLayout.Run(Mixed(12), new ImageSet([]), Given.Fonts, new LayoutOptions { MaxDegreeOfParallelism = 4 }, new DiagnosticSink(), source.Token));
    }

    [Fact]
    public void There_is_one_thread_at_least() => Assert.Throws<ArgumentOutOfRangeException>(() => new LayoutOptions { MaxDegreeOfParallelism = 0 });

    /// <summary>Articles of different length with what is found while they are set: letters that no font has, more than are named, and dead links.</summary>
    private static Edition Mixed(int count)
    {
        Article[] articles = [.. Enumerable.Range(1, count).Select(number => new Article(
            $"m{number}",
            Inlines.FromText($"Headline {number}"),
            [
                .. Given.Paragraphs(1 + (number * 5 % 9)),
                Given.Text(string.Concat(Enumerable.Range(0, 6).Select(index => char.ConvertFromUtf32(0x12000 + (number * 3) + index)))),
                new Paragraph([new Link(Inlines.FromText("nowhere"), new InternalTarget($"none{number}", null))]),
            ]) { Language = LanguageTag.Parse(number % 4 == 0 ? "ko" : "en") })];
        return new Edition("mixed", "Mixed", [new Section("One", [.. articles.Take(7)]), new Section(null, [.. articles.Skip(7)])]);
    }

    private static (string Pages, string Found) Run(Edition edition, LayoutKind kind, int threads)
    {
        Laid laid = Given.Lay(edition, new LayoutOptions { Kind = kind, MaxDegreeOfParallelism = threads });
        IEnumerable<string> lines = laid.Document.Pages.SelectMany(page => page.Frames.Select(frame => $"{page.Label} {frame.Bounds} {(frame is LineFrame line ? string.Concat(line.Line.Runs.Select(run => run.Text + string.Join(',', run.Glyphs))) : "")}"));
        return (string.Join('\n', lines) + laid.Words, string.Join('\n', laid.Diagnostics.Select(diagnostic => diagnostic.ToString())));
    }
}
