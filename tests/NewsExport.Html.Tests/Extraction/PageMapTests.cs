using AngleSharp.Html.Parser;
using NewsExport.Html.Extraction;

namespace NewsExport.Html.Tests.Extraction;

public class PageMapTests
{
    private static PageMap Map(string body) => PageMap.Of(new HtmlParser().ParseDocument($"<body>{body}").Body!);

    [Fact]
    public void Characters_links_and_stops_are_counted_up_the_tree()
    {
        Region root = Map("<div><p>One. Two <a href=x>three</a>!</p><script>var a = 'no';</script></div>").Root;
        Assert.Equal((4 + 3 + 5 + 1, 5, 1, 2), (root.Chars, root.LinkChars, root.Links, root.Stops));
    }

    [Fact]
    public void Own_text_of_a_block_is_what_flows_in_it_not_in_blocks_within_it()
    {
        PageMap map = Map("<div>Loose <b>words</b><p>Within.</p></div>");
        Region box = map.Regions[1];
        Assert.Equal(("div", 10, 17), (box.Name, box.OwnChars, box.Chars));
    }

    [Fact]
    public void A_region_knows_what_it_holds_by_its_place()
    {
        PageMap map = Map("<div><p>a<b>b</b></p></div><p>c</p>");
        Region box = map.Regions[1];
        Assert.True(box.Holds(map.Regions[2]) && box.Holds(map.Regions[3]) && !box.Holds(map.Regions[4]));
        Assert.Equal(["div", "p"], map.Root.Children.Select(child => child.Name));
    }

    [Fact]
    public void What_is_taken_out_counts_no_more_for_what_holds_it()
    {
        PageMap map = Map($"<div><aside><p>{Pages.Sentence}</p></aside><p>{Pages.Sentence}</p></div>");
        int all = map.Root.Prose;
        map.Regions[2].TakeOut();
        Assert.Equal(all / 2, map.Root.Prose);
        Assert.Equal(1, map.Root.Paragraphs);
    }

    [Fact]
    public void An_ideograph_or_a_syllable_weighs_as_two_letters() => Assert.Equal(8, Map("<p>다리가 橋</p>").Root.Chars);

    [Fact]
    public void Hidden_text_is_not_counted() => Assert.Equal(0, Map("<div hidden>words</div><div style='display:none'>words</div>").Root.Chars);
}
