using NewsExport.Html.Building;
using NewsExport.Html.Metadata;
using NewsExport.Model;

namespace NewsExport.Html.PlainText;

/// <summary>
/// Reads an article written as plain text: the first line is the headline; lines that name an author or a date below it are those
/// fields; a paragraph that ends in a credit is the caption of a photo; the rest is paragraphs.
/// </summary>
internal static class PlainTextReader
{
    private const int HeadLines = 5;
    private const int LongestCaption = 400;

    /// <summary>The article, or null with NE1004 if there is no text.</summary>
    public static ReadResult Run(string text, string name, DiagnosticSink sink)
    {
        List<TextLine> lines = Lines(text, name);
        if (lines.Count == 0)
        {
            sink.Report(HtmlRules.NoArticle, new SourceSpan(name));
            return new ReadResult(null, Ledger.Empty);
        }

        var entries = new List<LedgerEntry>();
        TextLine headline = lines[0];
        entries.Add(Entry(headline, Disposition.Kept, null));
        var bylines = new List<Byline>();
        NewsDate? date = null;
        int at = 1;
        for (; at < lines.Count && at <= HeadLines; at++)
        {
            TextLine line = lines[at];
            if (bylines.Count == 0 && line.Text.Length < 120 && IsByline(line.Text) && BylineParser.Of([line.Text], null, line.Span) is { IsEmpty: false } names)
            {
                bylines.AddRange(names);
                date ??= DateParser.Parse(line.Text);
            }
            else if (date is null && line.Text.Length < 60 && DateParser.Parse(line.Text) is { } found)
            {
                date = found;
            }
            else
            {
                break;
            }

            entries.Add(Entry(line, Disposition.Changed, HtmlRules.BecameField));
        }

        Blocks blocks = Body(lines.Skip(at), entries);
        Dateline? dateline = null;
        if (!blocks.IsEmpty && blocks[0] is Paragraph { Content: [Text first] } paragraph && DatelineParser.Parse(first.Value, first.Span) is { } dated && dated.Length < first.Value.Length)
        {
            dateline = dated.Dateline;
            blocks = [paragraph with { Content = Inlines.FromText(first.Value[dated.Length..], first.Span) }, .. blocks.Skip(1)];
        }

        LanguageTag language = text.Count(character => character is >= '\uAC00' and <= '\uD7A3') * 3 > text.Length ? LanguageTag.Parse("ko") : LanguageTag.Undetermined;
        var article = new Article(Path.ChangeExtension(name, null), Inlines.FromText(headline.Text, headline.Span), blocks, headline.Span)
        {
            Bylines = [.. bylines],
            Published = date,
            Dateline = dateline,
            Language = language,
            Origins = [new FieldOrigin(ArticleField.Headline, "text"), .. bylines.Count > 0 ? [new FieldOrigin(ArticleField.Bylines, "text")] : Array.Empty<FieldOrigin>()],
        };
        return new ReadResult(article, new Ledger([.. entries]));
    }

    private static Blocks Body(IEnumerable<TextLine> lines, List<LedgerEntry> entries)
    {
        var blocks = new List<Block>();
        foreach (TextLine line in lines)
        {
            entries.Add(Entry(line, Disposition.Kept, null));
            Inlines content = Inlines.FromText(line.Text, line.Span);
            if (CreditSplitter.IsCredit(line.Text))
            {
                if (blocks.Count > 0 && blocks[^1] is Figure { Credit.IsEmpty: true } open) blocks[^1] = open with { Credit = content };
                else if (line.FollowsDirectly && blocks.Count > 0 && blocks[^1] is Paragraph { Content: [Text above] } && above.Value.Length < LongestCaption)
                {
                    blocks[^1] = new Figure([], [above], content, above.Span);
                }
                else
                {
                    blocks.Add(new Figure([], Inlines.Empty, content, line.Span));
                }

                continue;
            }

            (Inlines caption, Inlines credit) = line.Text.Length < LongestCaption ? CreditSplitter.Split(content) : (content, Inlines.Empty);
            blocks.Add(credit.IsEmpty ? new Paragraph(content, line.Span) : new Figure([], caption, credit, line.Span));
        }

        return [.. blocks];
    }

    private static bool IsByline(string text) =>
        text.StartsWith("By ", StringComparison.OrdinalIgnoreCase) || text.EndsWith("기자", StringComparison.Ordinal) || text.EndsWith("특파원", StringComparison.Ordinal);

    /// <summary>Paragraphs: parted by blank lines where there are any; else each line is one.</summary>
    private static List<TextLine> Lines(string text, string name)
    {
        string[] raw = text.ReplaceLineEndings("\n").Split('\n');
        bool wrapped = IsWrapped(raw);
        var lines = new List<TextLine>();
        bool blank = true;
        for (int i = 0; i < raw.Length; i++)
        {
            string line = Dom.Fold(new string([.. raw[i].Where(character => character == '\t' || !char.IsControl(character))])).Trim();
            if (line.Length == 0)
            {
                blank = true;
                continue;
            }

            if (!blank && wrapped && lines.Count > 1 && !CreditSplitter.IsCredit(line))
            {
                TextLine above = lines[^1];
                lines[^1] = above with { Text = above.Text + " " + line, Span = above.Span with { EndLine = i + 1, EndColumn = raw[i].Length } };
            }
            else
            {
                lines.Add(new TextLine(line, new SourceSpan(name, i + 1, 1, i + 1, Math.Max(raw[i].Length, 1)), !blank));
            }

            blank = false;
        }

        return lines;
    }

    // Lines broken by hand at a like width, with blank lines between paragraphs, are joined; long lines are paragraphs themselves.
    private static bool IsWrapped(string[] lines)
    {
        int[] lengths = [.. lines.Select(line => line.TrimEnd().Length).Where(length => length > 0)];
        return lengths.Length > 4 && lines.Count(string.IsNullOrWhiteSpace) > 0 && lengths.Max() <= 100;
    }

    private static LedgerEntry Entry(TextLine line, Disposition disposition, Rule? rule) => new(
        LedgerItem.Text, disposition, rule?.Id, line.Text.Length > 80 ? line.Text[..80] : line.Text, line.Text.Count(character => !char.IsWhiteSpace(character)), line.Span);

    private sealed record TextLine(string Text, SourceSpan Span, bool FollowsDirectly);
}
