using System.Collections.Immutable;
using NewsExport.Layout.Composition;
using NewsExport.Layout.Galley;

namespace NewsExport.Layout.Tests.Composition;

public class ColumnFillerTests
{
    // A column of ten lines.
    private static readonly PageFormat Format = PageFormat.For(new LayoutOptions()) with { Top = 0, Grid = 10 };

    private static GalleyItem Lines(int count) => new([.. Enumerable.Repeat(Fragment.Empty(10), count)]) { OnGrid = true, Orphans = 2 };

    private static GalleyItem Box(double height) => new(Fragment.Empty(height)) { IsFloat = true };

    private static string Fill(params GalleyItem[] items) => Fill([new Column(0, 100), new Column(0, 100)], false, items);

    private static string Fill(Column[] columns, bool mustPlace, params GalleyItem[] items)
    {
        Filling filling = new ColumnFiller(items, Format, FootNotes.None).Fill(GalleyPosition.Start, columns, ImmutableHashSet<int>.Empty, mustPlace);
        string placed = string.Join(' ', filling.Placements.Select(at => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{at.Item}[{at.First}+{at.Count}]@{at.Column},{at.Y:0.#}")));
        return string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{placed} → {filling.End.Item}.{filling.End.Fragment}{string.Concat(filling.End.Floats.Select(number => $" float {number}"))}{(filling.StopsAtSpan ? " span" : "")}");
    }

    [Fact]
    public void Lines_run_from_column_to_column() => Assert.Equal("0[0+10]@0,0 0[10+5]@1,0 → 1.0", Fill(Lines(15)));

    [Fact]
    public void One_line_is_not_left_at_a_columns_foot() => Assert.Equal("0[0+9]@0,0 1[0+5]@1,0 → 2.0", Fill(Lines(9), Lines(5)));

    [Fact]
    public void One_line_is_not_left_at_a_columns_head() => Assert.Equal("0[0+9]@0,0 0[9+2]@1,0 → 1.0", Fill(Lines(11)));

    [Fact]
    public void A_heading_goes_to_the_next_column_with_what_it_heads()
    {
        GalleyItem heading = Lines(1) with { KeepWithNext = true };
        Assert.Equal("0[0+8]@0,0 1[0+1]@1,0 2[0+4]@1,10 → 3.0", Fill(Lines(8), heading, Lines(4)));
        Assert.Equal("0[0+7]@0,0 1[0+1]@0,70 2[0+2]@0,80 2[2+2]@1,0 → 3.0", Fill(Lines(7), heading, Lines(4)));
    }

    [Fact]
    public void Text_runs_past_a_picture_that_does_not_fit()
    {
        Assert.Equal("0[0+7]@0,0 2[0+3]@0,70 1[0+1]@1,0 2[3+3]@1,40 → 3.0", Fill(Lines(7), Box(40), Lines(6)));
    }

    [Fact]
    public void A_picture_that_fits_stands_where_it_belongs() => Assert.Equal("0[0+3]@0,0 1[0+1]@0,30 2[0+3]@0,70 2[3+3]@1,0 → 3.0", Fill(Lines(3), Box(35), Lines(6)));

    [Fact]
    public void Pictures_that_wait_keep_their_order() =>
        Assert.Equal("0[0+8]@0,0 3[0+2]@0,80 1[0+1]@1,0 2[0+1]@1,60 3[2+2]@1,80 → 4.0", Fill(Lines(8), Box(60), Box(15), Lines(4)));

    [Fact]
    public void A_picture_that_fits_in_no_column_waits_for_the_next_page() =>
        Assert.Equal("0[0+8]@0,0 2[0+2]@0,80 2[2+4]@1,60 → 3.0 float 1", Fill([new Column(0, 100), new Column(60, 100)], false, Lines(8), Box(60), Lines(6)));

    [Fact]
    public void Filling_stops_before_what_takes_the_pages_width() =>
        Assert.Equal("0[0+3]@0,0 → 1.0 span", Fill(Lines(3), Lines(2) with { Spans = true }, Lines(3)));

    [Fact]
    public void On_a_page_of_nothing_else_even_what_is_too_tall_is_placed()
    {
        Assert.Equal(" → 1.0 float 0", Fill(Box(400)));
        Assert.Equal("0[0+1]@0,0 → 1.0", Fill([new Column(0, 100), new Column(0, 100)], true, new GalleyItem(Fragment.Empty(400))));
    }

    [Fact]
    public void The_head_of_a_table_is_repeated_above_its_further_rows()
    {
        var table = new GalleyItem([.. Enumerable.Repeat(Fragment.Empty(10), 14)]) { RepeatedHeads = [new RepeatedHead(0, Fragment.Empty(20))] };
        Filling filling = new ColumnFiller([table], Format, FootNotes.None).Fill(GalleyPosition.Start, [new Column(0, 100), new Column(0, 100)], ImmutableHashSet<int>.Empty, false);
        Assert.Equal([false, true], filling.Placements.Select(placement => placement.RepeatsHead));
        Assert.Equal(60, filling.Bottom > 99 ? 60 : 0);
    }

    [Fact]
    public void Space_is_not_set_above_the_first_item_of_a_column_and_the_larger_of_two_counts()
    {
        GalleyItem spaced = new GalleyItem(Fragment.Empty(10)) { SpaceBefore = 7, SpaceAfter = 12 };
        Assert.Equal("0[0+1]@0,0 1[0+1]@0,22 → 2.0", Fill(spaced, spaced));
    }

    [Fact]
    public void What_follows_a_heading_stands_on_the_grid_right_below_it()
    {
        GalleyItem heading = new GalleyItem(Fragment.Empty(12)) { SpaceBefore = 6, SpaceAfter = 3, FootOnGrid = true, KeepWithNext = true };
        Assert.Equal("0[0+2]@0,0 1[0+1]@0,35 2[0+3]@0,50 → 3.0", Fill(Lines(2), heading, Lines(3)));
    }
}
