using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;
using NewsExport.TestSupport;

namespace NewsExport.Html.Tests;

/// <summary>Pages that are broken at random: whatever is done to them, the reader ends with a result whose ledger tells of every node.</summary>
public class FuzzTests
{
    private static readonly string[] Pieces =
    [
        "<", ">", "</", "<!--", "-->", "<script>", "</script>", "<svg>", "</svg>", "<p>", "</p>", "<table>", "<tr>", "<td>", "</table>", "<a href='#x'>", "</a>", "<figure>", "</figure>", "'", "\"", "=", "&", "&#0;",
        "&#xD800;", "<noscript>", "</noscript>", "<ruby>", "<rt>", "<blockquote class=twitter-tweet>", "<sup><a href='#fn1'>1</a></sup>", "<li id=fn1>", "<template>", "<textarea>", "<title>", "<plaintext>", "\0", "\r", "<h1>", "<body>", "<html>", "<head>",
        "<iframe src=x>", "<img src=x>", "<style>", "<math>", "<select><option>", "<frameset>", "<pre>", "<br><br>", "<dl><dt>", "<form>", "<button>",
        string.Concat(Enumerable.Repeat("<div>", 300)), string.Concat(Enumerable.Repeat("<b><i>", 150)), string.Concat(Enumerable.Repeat("&amp;&nbsp;&bogus;&#1114112;", 80)),
        " class=\"byline date title\" itemprop=author rel=author datetime=9999-99-99 ", " style=\"display:none\" hidden=hidden colspan=99999999999 ", "<time datetime='0000-00-00T99:99'>", "<p class=author>By ",
        "<meta name=author content='Jane Doe'>", "<meta property='article:published_time' content='32/13/20'>", "<script type=application/ld+json>{\"@type\":\"NewsArticle\",\"author\":[", "[caption id=a]", "[/caption]", "(Jane Doe)",
    ];

    // The parts of a page that a reader builds on, and those that it keeps apart.
    private const string Elements = "title|h1|h2|head|body|article|main|p|figure|figcaption|table|ul|li|blockquote|a|sup|noscript|header|section|div";

    // What is whole pages of ours, each with something else to get wrong.
    private static readonly string[] Sources =
    [
        Pages.Site($"<figure><img src=b.jpg alt=A><figcaption>Words. Photo: Kim</figcaption></figure>{Pages.Paragraphs(2)}<blockquote><p>Said.</p><footer>Kim</footer></blockquote><ul><li>One.</li></ul><table><tr><th>A<td>B</table><iframe src='https://www.youtube.com/embed/a'></iframe>"),
        .. Fixture.All().Where(fixture => fixture.Article.EndsWith(".html", StringComparison.Ordinal)).Select(fixture => File.ReadAllText(fixture.Article)).Where(page => page.Length < 60_000),
    ];

    [Fact]
    public void Pages_with_random_edits_keep_the_ledgers_law()
    {
        // Whoever looks for faults sets the seconds to go on for, from another seed each time unless one is given: continuous integration, which
        // asks whether a change broke something, walks the same way each time.
        double seconds = double.TryParse(Environment.GetEnvironmentVariable("NEWSEXPORT_FUZZ_SECONDS"), System.Globalization.CultureInfo.InvariantCulture, out double set) ? set : 0;
        int seed = int.TryParse(Environment.GetEnvironmentVariable("NEWSEXPORT_FUZZ_SEED"), System.Globalization.CultureInfo.InvariantCulture, out int given) ? given : seconds > 0 ? Environment.TickCount : 7;
        var random = new Random(seed);
        var watch = Stopwatch.StartNew();
        for (int i = 0; i < 600 || watch.Elapsed.TotalSeconds < seconds; i++)
        {
            string page = Edited(random);
            byte[] bytes = Encoding.UTF8.GetBytes(page);
            // Now and then bytes that are no characters, or another encoding than the page has.
            if (random.Next(8) == 0) random.NextBytes(bytes.AsSpan(random.Next(bytes.Length), 1));
            if (random.Next(16) == 0) bytes = Encoding.Unicode.GetBytes(page);
            IReadOnlyList<string> violations;
            try
            {
                violations = LedgerLaw.Violations(bytes, Pages.Read(bytes).Result);
            }
            catch (Exception exception)
            {
                throw new InvalidOperationException($"seed {seed}, page {i}\n{page}", exception);
            }

            Assert.True(violations.Count == 0, $"seed {seed}, page {i}\n{string.Join('\n', violations)}\n{page}");
        }
    }

    /// <summary>A page with one to seven edits.</summary>
    private static string Edited(Random random)
    {
        // Every other page is the first: it is short, and has a little of all.
        var text = new StringBuilder(random.Next(2) == 0 ? Sources[0] : Sources[random.Next(Sources.Length)]);
        for (int edit = random.Next(1, 8); edit > 0 && text.Length > 0; edit--)
        {
            int at = random.Next(text.Length);
            int length = Math.Min(random.Next(1, 60), text.Length - at);
            switch (random.Next(8))
            {
                case 0:
                    text.Remove(at, length);
                    break;
                case 1:
                    text.Insert(random.Next(text.Length), text.ToString(at, length));
                    break;
                case 2:
                    Replace(text, Part(text, random), "");
                    break;
                case 3:
                    text.Insert(random.Next(text.Length), string.Concat(Enumerable.Repeat(Part(text, random).Value, random.Next(1, 4))));
                    break;
                case 4:
                    // Its words alone, or its tags alone.
                    Match part = Part(text, random);
                    Replace(text, part, random.Next(2) == 0 ? part.Groups["inside"].Value : part.Value.Replace(part.Groups["inside"].Value is { Length: > 0 } inside ? inside : " ", "", StringComparison.Ordinal));
                    break;
                case 5:
                    Splice(text, random);
                    break;
                default:
                    text.Insert(at, Pieces[random.Next(Pieces.Length)]);
                    break;
            }
        }

        return text.Length == 0 ? " " : text.ToString();
    }

    /// <summary>Sets a piece of another page into this one, or goes on with the other from a place in it.</summary>
    private static void Splice(StringBuilder text, Random random)
    {
        string other = Sources[random.Next(Sources.Length)];
        int from = random.Next(other.Length);
        int at = random.Next(text.Length);
        if (random.Next(2) == 0)
        {
            text.Length = at;
            text.Append(other, from, other.Length - from);
        }
        else
        {
            text.Insert(at, other.AsSpan(from, Math.Min(random.Next(1, 3000), other.Length - from)));
        }
    }

    /// <summary>One of the page's elements of a kind chosen at random, with its end tag; what is empty if there is none.</summary>
    private static Match Part(StringBuilder text, Random random)
    {
        string page = text.ToString();
        string[] names = Elements.Split('|');
        string name = names[random.Next(names.Length)];
        MatchCollection all = Regex.Matches(page, $@"<{name}\b[^>]*>(?<inside>.*?)</{name}>", RegexOptions.Singleline | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
        return all.Count == 0 ? Match.Empty : all[random.Next(all.Count)];
    }

    private static void Replace(StringBuilder text, Match part, string with)
    {
        text.Remove(part.Index, part.Length);
        text.Insert(part.Index, with);
    }
}
