using NewsExport.Layout.Composition;
using NewsExport.Layout.Galley;
using NewsExport.Model;

namespace NewsExport.Layout.Tests.Composition;

public class OutlineTests
{
    private static string Run(params (int Level, string Title)[] entries)
    {
        return Write(Outline.Run([.. entries.Select(entry => (new OutlineEntry(entry.Level, entry.Title), new Destination(0, Length.Zero)))], shift: 3));

        static string Write(IEnumerable<Bookmark> bookmarks) => string.Join(' ', bookmarks.Select(bookmark => bookmark.Title + (bookmark.Children.IsEmpty ? "" : $"({Write(bookmark.Children)})")));
    }

    [Fact]
    public void Headings_stand_below_their_article_and_articles_below_their_section() =>
        Assert.Equal("Home(One(a(b) c) Two) World(Three)", Run((0, "Home"), (1, "One"), (2, "a"), (3, "b"), (2, "c"), (1, "Two"), (0, "World"), (1, "Three")));

    [Fact]
    public void A_level_that_is_left_out_makes_no_gap() => Assert.Equal("One(deep b)", Run((1, "One"), (4, "deep"), (2, "b")));

    [Fact]
    public void An_entry_without_words_is_left_out_and_what_stands_below_it_is_not() => Assert.Equal("a b", Run((1, " \n"), (2, "a"), (2, "b")));

    [Fact]
    public void Pages_that_were_put_before_are_counted() =>
        Assert.Equal(3, Outline.Run([(new OutlineEntry(1, "One"), new Destination(0, Length.Zero))], shift: 3)[0].Target.PageIndex);
}
