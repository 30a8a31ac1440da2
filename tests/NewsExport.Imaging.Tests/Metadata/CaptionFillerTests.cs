using NewsExport.Imaging.Metadata;
using NewsExport.Model;

namespace NewsExport.Imaging.Tests.Metadata;

public class CaptionFillerTests
{
    private static readonly Lazy<byte[]> Speaking = new(() => Shots.Tagged(
        Shots.Jpeg(), "jpg", "-XMP-dc:Description=The bridge at dawn", "-XMP-dc:Creator=Kim Ji-u", "-XMP-photoshop:Credit=Daily News", "-XMP-iptcCore:AltTextAccessibility=A stone bridge"));

    [Fact]
    public void A_photo_brings_what_its_page_lacks()
    {
        Figure figure = Develop(new Figure([Shots.Photo("a.jpg", AltText.Missing)], Inlines.Empty, Inlines.Empty, Shots.At), out ValueList<Diagnostic> findings);
        Assert.Equal(("The bridge at dawn", "Kim Ji-u / Daily News", "A stone bridge"), (figure.Caption.PlainText, figure.Credit.PlainText, figure.Photos[0].Alt.Text));
        Assert.Same(ImagingRules.Filled, Assert.Single(findings).Rule);
    }

    [Fact]
    public void What_the_page_says_stands()
    {
        var given = new Figure([Shots.Photo("a.jpg")], Inlines.FromText("Its caption"), Inlines.FromText("Photo: Daily News"), Shots.At);
        Assert.Equal(given, Develop(given, out ValueList<Diagnostic> findings));
        Assert.Empty(findings);
    }

    [Theory]
    [InlineData(CreditSource.Page, "Photo: Park Min", "page")]
    [InlineData(CreditSource.Photo, "Kim Ji-u / Daily News", "photo")]
    public void Where_page_and_photo_credit_different_people_it_is_said_at_the_credit_and_one_of_them_wins(CreditSource choice, string credit, string winner)
    {
        var at = new SourceSpan("flood.html", 43, 5, 43, 20);
        var given = new Figure([Shots.Photo("a.jpg")], Inlines.FromText("Its caption"), Inlines.FromText("Photo: Park Min", at), Shots.At);
        foreach (bool fill in new[] { true, false })
        {
            Figure made = Develop(given, out ValueList<Diagnostic> findings, new ImagingOptions { Credit = choice, FillFromMetadata = fill });
            Diagnostic finding = Assert.Single(findings);
            Assert.Equal((ImagingRules.CreditsDisagree, at), (finding.Rule, finding.Span));
            Assert.Equal(["a.jpg", "Photo: Park Min", "Kim Ji-u / Daily News", winner], finding.Arguments);
            Assert.Equal(("Its caption", credit, ""), (made.Caption.PlainText, made.Credit.PlainText, made.Photos[0].Credit.PlainText));
        }
    }

    [Fact]
    public void A_photo_of_a_gallery_is_compared_with_its_own_credit_alone()
    {
        Photo owned = Shots.Photo("a.jpg") with { Credit = Inlines.FromText("Park Min") };
        Figure made = Develop(new Figure([owned, Shots.Photo("b.jpg")], Inlines.FromText("All"), Inlines.FromText("Somebody"), Shots.At), out ValueList<Diagnostic> findings, new ImagingOptions { Credit = CreditSource.Photo });
        Assert.Equal(Shots.At, Assert.Single(findings).Span);
        Assert.Equal(["Kim Ji-u / Daily News", ""], made.Photos.Select(photo => photo.Credit.PlainText));
        Assert.Equal("Somebody", made.Credit.PlainText);
        Figure alone = Develop(new Figure([owned], Inlines.FromText("All"), Inlines.Empty, Shots.At), out _, new ImagingOptions { Credit = CreditSource.Photo });
        Assert.Equal(("Kim Ji-u / Daily News", ""), (alone.Photos[0].Credit.PlainText, alone.Credit.PlainText));
    }

    [Theory]
    [InlineData("Photo: P. Lund/NORTHLINE", "Petra Lund", "Northline Pictures", true)]
    [InlineData("Petra Lund", "Petra Lund", null, true)]
    [InlineData("petra  lúnd", "Lund, Petra", null, true)]
    [InlineData("AFP", null, "Agence France-Presse", true)]
    [InlineData("Image: Getty Images", "Kim", "Getty", true)]
    [InlineData("Image: AP Images", "Kim", "Getty Images", false)]
    [InlineData("Daily NK", "Kim", "Daily News", false)]
    [InlineData("Photo: J. Lund", "Petra Lund", null, false)]
    [InlineData("사진=연합뉴스", null, "연합뉴스 제공", true)]
    [InlineData("사진=연합뉴스", null, "뉴시스", false)]
    [InlineData("사진=연합뉴스", null, "Yonhap", true)]
    [InlineData("Photo © 2024", "Kim", null, true)]
    [InlineData("Photo: ", "Kim", null, true)]
    public void Credits_are_compared_by_the_names_in_them(string page, string? creator, string? line, bool agree) =>
        Assert.Equal(agree, CreditComparison.Agree(page, new EmbeddedMetadata { Creator = creator, CreditLine = line }));

    [Fact]
    public void A_photo_that_decorates_stays_silent()
    {
        var given = new Figure([Shots.Photo("a.jpg", AltText.Decorative)], Inlines.Empty, Inlines.Empty, Shots.At);
        Assert.Equal(given, Develop(given, out _));
    }

    [Fact]
    public void Photos_of_a_gallery_each_keep_their_own_words_unless_the_gallery_speaks_for_all()
    {
        Figure filled = Develop(new Figure([Shots.Photo("a.jpg"), Shots.Photo("b.jpg")], Inlines.Empty, Inlines.Empty, Shots.At), out _);
        Assert.Equal(["The bridge at dawn", ""], filled.Photos.Select(photo => photo.Caption.PlainText));
        Figure kept = Develop(new Figure([Shots.Photo("a.jpg"), Shots.Photo("b.jpg")], Inlines.FromText("All"), Inlines.FromText("All"), Shots.At), out _);
        Assert.Equal(["", ""], kept.Photos.Select(photo => photo.Caption.PlainText));
    }

    [Fact]
    public void Figures_deep_in_an_article_are_filled_too_and_nothing_else_changes()
    {
        var figure = new Figure([Shots.Photo("a.jpg")], Inlines.Empty, Inlines.Empty, Shots.At);
        Blocks blocks = [new Quote([new List(ListKind.Unordered, [new ListItem(Inlines.Empty, [new Aside(Inlines.Empty, [new EditorsNote(EditorsNoteKind.Note, [figure])])])])], Inlines.Empty), new Table(Inlines.Empty, [new TableRow(TableSection.Body, [new TableCell([figure])])]), new Embed(EmbedKind.Post, null, Inlines.Empty, null, null, [figure])];
        var edition = new Edition("e", "E", [new Section(null, [new Article("a", Inlines.Empty, blocks) { LeadFigure = figure, Notes = [new Note("n", [figure])], Standfirst = [figure] }])]);
        using PhotoResult result = Run(edition, new DiagnosticSink(), new ImagingOptions());
        Assert.Equal(6, ModelText.Write(result.Edition).Split("The bridge at dawn").Length - 1);
        using PhotoResult without = Run(edition, new DiagnosticSink(), new ImagingOptions { FillFromMetadata = false });
        Assert.Same(edition, without.Edition);
    }

    private static Figure Develop(Figure figure, out ValueList<Diagnostic> findings, ImagingOptions? options = null)
    {
        var sink = new DiagnosticSink();
        using PhotoResult result = Run(new Edition("e", "E", [new Section(null, [new Article("a", Inlines.Empty, [figure])])]), sink, options ?? new ImagingOptions());
        findings = sink.ToList();
        return (Figure)result.Edition.Articles.Single().Blocks[0];
    }

    private static PhotoResult Run(Edition edition, DiagnosticSink sink, ImagingOptions options) => PhotoProcessor.Run(
        edition, ImageTarget.For(Profile.Screen), new Shots.Memory { ["a.jpg"] = Speaking.Value, ["b.jpg"] = Shots.Jpeg() }, options, sink);
}
