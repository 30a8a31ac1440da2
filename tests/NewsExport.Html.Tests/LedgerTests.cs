using System.Text;
using CsCheck;
using NewsExport.Model;

namespace NewsExport.Html.Tests;

/// <summary>Kept, changed and dropped make up all text nodes and images of a source, on pages made at random and by hand.</summary>
public class LedgerTests
{
    private static readonly string[] Boxes =
    [
        "div", "section", "article", "aside", "header", "footer", "nav", "blockquote", "figure", "figcaption", "ul", "ol", "li", "table", "tr", "td", "th", "dl", "dt", "dd", "p", "h1", "h2", "h3",
        "span", "a", "b", "em", "sup", "q", "time", "noscript", "form", "button", "pre", "ruby", "rt", "details", "picture", "video", "iframe", "object", "svg", "center",
    ];

    private static readonly string[] Attributes =
    [
        "", " class=caption", " class='wp-caption'", " class=related", " class='sidebar'", " class=byline", " class=comments", " class='article-body'", " class=subtitle", " class=pull-quote", " class=credit",
        " hidden", " style='display:none'", " id=n1", " href='#n1'", " href='https://example.org/?utm_source=x'", " role=navigation", " itemprop=articleBody", " class='fact-box'", " class=correction", " class='twitter-tweet'",
    ];

    private static readonly Gen<string> Node = Gen.Recursive<string>((depth, inner) => depth > 5
        ? Gen.Int[0, 999].Select(number => $"word{number} ")
        : Gen.Frequency(
            (3, Gen.Int[0, 999].Select(number => $"word{number} more of it, ")),
            (1, Gen.Int[0, 99].Select(number => $"<img src='photo{number}.jpg' alt='A photo'>")),
            (1, Gen.Int[0, 99].Select(number => $"<p>{Pages.Sentence} Number {number}.</p>")),
            (1, Gen.Const("<br><br>")),
            (1, Gen.Const("<!-- a comment --><script>if (a<b) x();</script><style>p{}</style>")),
            (6, Gen.Select(Gen.Int[0, Boxes.Length - 1].Select(i => Boxes[i]), Gen.Int[0, Attributes.Length - 1].Select(i => Attributes[i]), inner.Array[0, 4]).Select((name, attributes, children) => $"<{name}{attributes}>{string.Concat(children)}</{name}>"))));

    [Fact]
    public void The_law_holds_on_pages_made_at_random()
    {
        Gen.Select(Node.Array[1, 8], Gen.Bool).Sample(
            (nodes, isSite) =>
            {
                string html = isSite ? Pages.Site(string.Concat(nodes)) : Pages.Clean(string.Concat(nodes));
                byte[] bytes = Encoding.UTF8.GetBytes(html);
                Assert.Empty(LedgerLaw.Violations(bytes, Pages.Read(bytes).Result));
            },
            iter: 1500,
            threads: 2,
            seed: null);
    }

    [Theory]
    [InlineData("the same dateline before it, in a figure's loose words", "<figure><img src=a.jpg>HARROW — The ferry has gone.</figure><p>HARROW — The bridge is here.</p>")]
    [InlineData("a dateline in two runs of characters", "<p>HAR<meta name=x>ROW — The bridge is here.</p>")]
    [InlineData("a dateline in no paragraph, behind a photo's caption", "</article><img src=a.jpg><figcaption>The bridge on Friday</figcaption>HARROW — The bridge is here.")]
    [InlineData("a photo's shortcode without words", "<img src=b.jpg alt=A>[caption id=a]")]
    [InlineData("a picture in a footnote's mark", "<p>The bridge is long.<a href='#note1' id=m1 role=doc-noteref><img src=sign.png>1</a></p><ol><li id=note1 role=doc-endnote>It has 300 metres. <a href='#m1'>↩</a></li></ol>")]
    [InlineData("a sign that a left out tag must not be joined to", "{deep}<<table>/blockquote")]
    [InlineData("a drawing that a tag ends", "{deep}<svg><i>Three passengers were hurt.")]
    [InlineData("boxes in a choice's item, where they count for nothing", "{shallow}<select><option><footer>Kim")]
    [InlineData("a choice that a table ends", "{deep}<table><tr><td><select><option>One<table><tr><td>Words")]
    public void The_law_holds_where_random_edits_have_broken_it(string what, string body)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(Pages.Clean(Pages.Paragraphs(2) + body.Replace("{deep}", Deep(600), StringComparison.Ordinal).Replace("{shallow}", Deep(196), StringComparison.Ordinal)));
        Assert.True(LedgerLaw.Violations(bytes, Pages.Read(bytes).Result) is [], what);
    }

    private static string Deep(int count) => string.Concat(Enumerable.Repeat("<div>", count));

    [Fact]
    public void Every_item_has_the_place_where_it_was_written_though_scripts_before_it_were_left_out()
    {
        const string html = "<!doctype html>\r\n<title>T</title><script>\n\n\nvar a = 1;\n</script><style>\np{}</style>\n<h1>The bridge is open</h1><script>x</script><p>First words of it.\n<b>Bold</b> <!-- c\n --><i>Slanted</i></p>";
        Read read = Pages.Read(html);
        (int, int) Place(string excerpt) => read.Result.Ledger.Entries.First(entry => entry.Excerpt.StartsWith(excerpt, StringComparison.Ordinal)).Span is var span ? (span.Line, span.Column) : default;
        Assert.Equal((8, 1), Place("The bridge"));
        Assert.Equal((8, 46), Place("First words"));
        Assert.Equal((9, 1), Place("Bold"));
        Assert.Equal((10, 5), Place("Slanted"));
    }

    [Fact]
    public void Sums_count_items_and_characters()
    {
        Read read = Pages.Read(Pages.Site($"<p>{Pages.Sentence}</p><img src=b.jpg alt=x><img src=p.gif width=1 height=1>"));
        Ledger ledger = read.Result.Ledger;
        Assert.Equal(2, ledger.Entries.Count(entry => entry.Item == LedgerItem.Image));
        Assert.Equal(1, ledger.Count(LedgerItem.Image, Disposition.Kept));
        long all = ledger.Characters(Disposition.Kept) + ledger.Characters(Disposition.Changed) + ledger.Characters(Disposition.Dropped);
        Assert.Equal(ledger.Entries.Sum(entry => (long)entry.Characters), all);
        Assert.True(ledger.Characters(Disposition.Kept) >= Pages.Sentence.Count(character => character != ' '));
    }
}
