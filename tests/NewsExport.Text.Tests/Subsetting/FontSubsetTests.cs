using NewsExport.Model;

namespace NewsExport.Text.Tests.Subsetting;

public class FontSubsetTests
{
    [Fact]
    public void A_subset_holds_its_glyphs_in_the_order_of_first_use()
    {
        FontSet fonts = FontSet.Load(new FontSetOptions { SystemFolders = [] }, new DiagnosticSink());
        FontFace face = fonts.Primary(new TextStyle());
        var subset = new FontSubset(face);
        Assert.Equal(1, subset.CodeOf(face.GlyphOf('z')));
        Assert.Equal(2, subset.CodeOf(face.GlyphOf('a')));
        Assert.Equal(1, subset.CodeOf(face.GlyphOf('z')));
        byte[] bytes = subset.Build();
        Assert.InRange(bytes.Length, 500, 20_000);
        Assert.Equal(bytes, subset.Build());
    }

    [Fact]
    public void A_CID_keyed_font_keeps_its_CIDs()
    {
        const string path = "/usr/share/fonts/opentype/noto/NotoSerifCJK-Regular.ttc";
        Assert.SkipUnless(File.Exists(path), "fonts-noto-cjk is not installed, so this was not checked.");
        FontSet fonts = FontSet.Load(new FontSetOptions { UserPaths = [path], SystemFolders = [] }, new DiagnosticSink());
        FontFace face = fonts.For('한', new TextStyle { Language = LanguageTag.Parse("ko") })!;
        var subset = new FontSubset(face);
        Assert.Equal(FontSubsetKind.Cff, subset.Kind);
        Assert.Equal(face.GlyphOf('한'), subset.CodeOf(face.GlyphOf('한')));
        Assert.InRange(subset.Build().Length, 500, 50_000);
    }
}
