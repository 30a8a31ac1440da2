using System.Globalization;
using System.Text;

namespace NewsExport.Benchmarks.Runs;

/// <summary>Articles made of a small vocabulary, the same for the same number, of about nine hundred words each.</summary>
internal static class SampleArticles
{
    private const int Paragraphs = 10;

    private static readonly string[] Words =
    [
        "the", "the", "the", "a", "of", "of", "and", "and", "to", "in", "in", "that", "was", "for", "on", "with", "by", "at", "from", "had",
        "ferry", "harbour", "council", "village", "morning", "winter", "government", "market", "school", "teachers", "fishermen", "mountain",
        "reported", "closed", "opened", "waited", "crossed", "counted", "promised", "remembered", "decided", "published", "explained",
        "northern", "quiet", "uncertain", "provisional", "administrative", "ordinary", "distant", "frozen", "crowded", "long", "late",
        "road", "river", "bridge", "train", "station", "newspaper", "photograph", "conversation", "neighbourhood", "responsibility", "letters", "rice",
    ];

    /// <summary>Writes an article.</summary>
    /// <param name="number">Its number, from 0.</param>
    /// <param name="photos">The photos' addresses, each a figure after one more paragraph.</param>
    public static string Html(int number, params ReadOnlySpan<string> photos)
    {
        var random = new Random(number);
        var html = new StringBuilder();
        html.Append(CultureInfo.InvariantCulture, $"<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>{Sentence(random, 7)}</title><meta name=\"author\" content=\"Nari Seok\"></head>\n");
        html.Append(CultureInfo.InvariantCulture, $"<body><article><h1>{Sentence(new Random(number), 7)}</h1>\n<p class=\"byline\">By Nari Seok</p>\n");
        for (int paragraph = 0; paragraph < Math.Max(Paragraphs, photos.Length); paragraph++)
        {
            if (paragraph < photos.Length)
            {
                html.Append(CultureInfo.InvariantCulture, $"<figure><img src=\"{photos[paragraph]}\" alt=\"A view of the harbour\"><figcaption>{Sentence(random, 12)} <span class=\"credit\">Photo: Kim Ji-u</span></figcaption></figure>\n");
            }

            html.Append("<p>");
            for (int sentence = 0; sentence < 5; sentence++) html.Append(Sentence(random, random.Next(9, 28))).Append(". ");
            html.Append("</p>\n");
        }

        return html.Append("</article></body></html>\n").ToString();
    }

    /// <summary>Words in no order that means anything, the first with a capital.</summary>
    public static string Sentence(Random random, int words)
    {
        var text = new StringBuilder();
        for (int word = 0; word < words; word++) text.Append(word == 0 ? "" : " ").Append(Words[random.Next(Words.Length)]);
        text[0] = char.ToUpperInvariant(text[0]);
        return text.ToString();
    }
}
