namespace NewsExport.Epub.Tests.Content;

public class StylesheetTests
{
    private static readonly string Css = EpubFile.Of(Editions.Of(Editions.Plain())).Text("EPUB/styles/newsexport.css");

    [Fact]
    public void The_readers_font_and_size_and_colours_are_theirs()
    {
        Assert.DoesNotContain("font-family", Css, StringComparison.Ordinal);
        Assert.DoesNotContain("background", Css, StringComparison.Ordinal);
        Assert.DoesNotMatch(@"#[0-9a-f]{3,8}\b(?![^{]*\{)|\brgba?\(|\bhsla?\(", Css);
        Assert.DoesNotMatch(@"(?<![\w-])color:(?! inherit)", Css);
        Assert.DoesNotMatch(@"font-size:[^;]*(px|pt|rem|cm|mm)", Css);
        Assert.DoesNotContain("!important", Css, StringComparison.Ordinal);
    }

    [Fact]
    public void A_photo_fits_the_page_and_stays_with_its_words()
    {
        Assert.Matches(@"(?m)^img \{[^}]*max-width: 100%;[^}]*max-height: 72vh", Css);
        Assert.Matches(@"(?m)^figure \{[^}]*break-inside: avoid", Css);
    }

    [Fact]
    public void No_rule_sets_a_side_by_hand_so_that_pages_from_right_to_left_are_mirrored() =>
        Assert.DoesNotMatch(@"(margin|padding|border)-(left|right)|text-align: (left|right)|float: (left|right)", Css);
}
