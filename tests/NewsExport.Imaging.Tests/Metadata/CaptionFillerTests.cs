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
        var given = new Figure([Shots.Photo("a.jpg")], Inlines.FromText("Its caption"), Inlines.FromText("Its credit"), Shots.At);
        Assert.Equal(given, Develop(given, out ValueList<Diagnostic> findings));
        Assert.Empty(findings);
    }

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

    private static Figure Develop(Figure figure, out ValueList<Diagnostic> findings)
    {
        var sink = new DiagnosticSink();
        using PhotoResult result = Run(new Edition("e", "E", [new Section(null, [new Article("a", Inlines.Empty, [figure])])]), sink, new ImagingOptions());
        findings = sink.ToList();
        return (Figure)result.Edition.Articles.Single().Blocks[0];
    }

    private static PhotoResult Run(Edition edition, DiagnosticSink sink, ImagingOptions options) => PhotoProcessor.Run(
        edition, ImageTarget.For(Profile.Screen), new Shots.Memory { ["a.jpg"] = Speaking.Value, ["b.jpg"] = Shots.Jpeg() }, options, sink);
}
