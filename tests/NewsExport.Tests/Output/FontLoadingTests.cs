using NewsExport.Output;
using NewsExport.TestSupport;
using NewsExport.Text;

namespace NewsExport.Tests.Output;

public class FontLoadingTests
{
    [Fact]
    public void All_who_ask_get_the_same_fonts()
    {
        var loading = new FontLoading(new ExportOptions());
        loading.Begin();
        FontSet[] found = [.. Enumerable.Range(0, 4).AsParallel().Select(_ => loading.Fonts)];
        Assert.Single(found.Distinct());
        Assert.Empty(loading.Findings);
    }

    [Fact]
    public void Fonts_that_are_given_are_taken_as_they_are()
    {
        FontSet given = FontSet.Load(new FontSetOptions(), new Model.DiagnosticSink());
        Assert.Same(given, new FontLoading(new ExportOptions { Fonts = given }).Fonts);
    }

    [Fact]
    public void What_is_wrong_with_a_font_is_found_when_they_are_asked_for()
    {
        using var folder = new TemporaryFolder();
        folder.Write("broken.ttf", "no font");
        var loading = new FontLoading(new ExportOptions { FontPaths = [folder.PathOf("broken.ttf")] });
        Assert.Empty(loading.Findings);
        _ = loading.Fonts;
        Assert.NotEmpty(loading.Findings);
    }
}
