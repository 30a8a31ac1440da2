using System.Collections.Frozen;
using NewsExport.Model;

namespace NewsExport.Html.Decoding;

/// <summary>
/// Blanks tags that lie too deep in one another, before the parser sees them: a parser looks through all open elements at each tag,
/// so that its time grows with the square of the depth. Characters keep their places.
/// </summary>
internal static class DepthLimiter
{
    private const int Deepest = 600;

    private static readonly FrozenSet<string> Nesting = new[]
    {
        "a", "article", "aside", "b", "big", "blockquote", "center", "details", "div", "dl", "em", "fieldset", "figure", "font", "footer", "form", "header", "i",
        "ins", "li", "main", "nav", "ol", "q", "s", "section", "small", "span", "strong", "sub", "sup", "table", "tbody", "td", "tr", "u", "ul",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    public static string Run(string text, string name, int maxDepth, DiagnosticSink sink)
    {
        int tags = text.AsSpan().Count('<');
        if (tags <= Deepest) return text;
        FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> nesting = Nesting.GetAlternateLookup<ReadOnlySpan<char>>();
        char[]? blanked = null;
        int depth = 0;
        int over = 0;
        for (int at = 0; (at = text.IndexOf('<', at)) >= 0;)
        {
            bool closes = at + 1 < text.Length && text[at + 1] == '/';
            int start = at + (closes ? 2 : 1);
            int end = start;
            while (end < text.Length && char.IsAsciiLetterOrDigit(text[end])) end++;
            ReadOnlySpan<char> tag = text.AsSpan(start, end - start);
            int close = text.IndexOf('>', end);
            if (close < 0) break;
            if (tag.Equals("script", StringComparison.OrdinalIgnoreCase) || tag.Equals("style", StringComparison.OrdinalIgnoreCase))
            {
                int finish = closes ? close : text.IndexOf($"</{tag}", close, StringComparison.OrdinalIgnoreCase);
                if (finish < 0) break;
                at = finish + (closes ? 1 : 0);
                continue;
            }
            else if (nesting.Contains(tag) && text[close - 1] != '/')
            {
                bool blank = closes ? over > 0 : depth >= Deepest;
                if (blank)
                {
                    over += closes ? -1 : 1;
                    blanked ??= text.ToCharArray();
                    blanked.AsSpan(at, close - at + 1).Fill(' ');
                }
                else
                {
                    depth = Math.Max(0, depth + (closes ? -1 : 1));
                }
            }

            at = close + 1;
        }

        if (blanked is null) return text;
        sink.Report(HtmlRules.TooDeep, new SourceSpan(name), maxDepth);
        return new string(blanked);
    }
}
