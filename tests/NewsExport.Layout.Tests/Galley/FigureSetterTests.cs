using NewsExport.Model;

namespace NewsExport.Layout.Tests.Galley;

public class FigureSetterTests
{
    private static Laid Lay(params ImageAsset[] images)
    {
        Photo[] photos = [.. new[] { "one.jpg", "two.jpg" }.Select(name => Photo.FromLocation(name, AltText.Of($"The picture {name}"), default) with { Caption = Inlines.FromText($"Caption of {name}.") })];
        return Given.Lay(Given.Edition(Given.Text("The text before it."), new Figure([.. photos], Inlines.Empty, Inlines.Empty), Given.Text("The text after it.")), null, images);
    }

    private static double Between(Laid laid, string above, string below)
    {
        double Y(string text) => laid.Lines.First(line => line.Text.Contains(text, StringComparison.Ordinal)).Line.Origin.Y.Points;
        return Y(below) - Y(above);
    }

    [Fact]
    public void A_row_of_which_nothing_is_there_is_as_high_as_what_says_so()
    {
        double full = Between(Lay(Given.Image("one.jpg"), Given.Image("two.jpg")), "before", "Caption of one");
        double missing = Between(Lay(), "before", "Caption of one");
        Assert.InRange(missing, 56, full / 1.5);
    }

    [Fact]
    public void A_row_of_photos_with_few_dots_is_as_high_as_they_are()
    {
        Laid laid = Lay(Given.Image("one.jpg", 150, 100), Given.Image("two.jpg", 120, 80));
        ImageFrame[] photos = [.. laid.Document.Pages[0].Frames.OfType<ImageFrame>()];
        Assert.Equal((photos[0].Bounds.Y + photos[0].Bounds.Height).Points, (photos[1].Bounds.Y + photos[1].Bounds.Height).Points, 0.01);
        double tallest = photos.Max(photo => photo.Bounds.Height.Points);
        Assert.InRange(Between(laid, "before", "Caption of one"), tallest, tallest + 50);
    }

    [Fact]
    public void A_photo_beside_a_missing_one_keeps_its_height_and_both_captions_stand_on_one_line()
    {
        Laid laid = Lay(Given.Image("one.jpg"));
        Assert.Equal(0, Between(laid, "Caption of one", "Caption of two"), 0.01);
        Assert.InRange(Assert.Single(laid.Document.Pages[0].Frames.OfType<ImageFrame>()).Bounds.Height.Points, 120, 400);
    }
}
