using System.Buffers;
using System.Collections.Frozen;
using NewsExport.Model;

namespace NewsExport.Html.Decoding;

/// <summary>
/// Looks over a source before the parser does and leaves out what no article is made of, which is near half of most pages: the
/// insides of scripts, styles and drawings, and comments. Tags that lie too deep in one another are left out too: a parser looks through
/// all open elements at each tag, so that its time grows with the square of the depth.
/// </summary>
/// <remarks>
/// Where script, comment and raw text begin and end is that of https://html.spec.whatwg.org/multipage/parsing.html#tokenization;
/// what is not plainly one of them is left to the parser.
/// </remarks>
internal static class SourceScanner
{
    private const int Deepest = 600;

    private static readonly SearchValues<char> TagMarks = SearchValues.Create(">\"'");

    private static readonly FrozenSet<string> Nesting = new[]
    {
        "a", "article", "aside", "b", "big", "blockquote", "center", "details", "div", "dl", "em", "fieldset", "figure", "font", "footer", "form", "header", "i",
        "ins", "li", "main", "nav", "ol", "q", "s", "section", "small", "span", "strong", "sub", "sup", "table", "tbody", "td", "tr", "u", "ul",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> Raw =
        new[] { "script", "style", "title", "textarea", "xmp", "iframe", "noembed", "noframes" }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> Drawing = new[]
    {
        "svg", "g", "path", "circle", "rect", "use", "defs", "polygon", "polyline", "line", "ellipse", "title", "desc", "symbol", "lineargradient", "radialgradient", "stop",
        "style", "clippath", "mask", "filter", "text", "tspan", "image", "animate", "animatetransform", "metadata", "pattern", "marker",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    public static ScannedSource Run(string text, string name, int maxDepth, DiagnosticSink sink)
    {
        var source = new ScannedSource(text);
        FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> nesting = Nesting.GetAlternateLookup<ReadOnlySpan<char>>();
        FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> raw = Raw.GetAlternateLookup<ReadOnlySpan<char>>();
        int kept = 0;
        int depth = 0;
        int over = 0;
        bool tooDeep = false;
        for (int at = 0; at < text.Length && (at = text.IndexOf('<', at)) >= 0 && at + 1 < text.Length;)
        {
            char next = text[at + 1];
            if (next == '!')
            {
                int end = text.AsSpan(at).StartsWith("<!--", StringComparison.Ordinal) ? EndOfComment(text, at) : -1;
                if (end > 0)
                {
                    source.Append(kept, at);
                    kept = at = end;
                    continue;
                }

                if (text.AsSpan(at).StartsWith("<!--", StringComparison.Ordinal)) break;
                at = EndOfTag(text, at + 2);
            }
            else if (next == '/' || char.IsAsciiLetter(next))
            {
                bool closes = next == '/';
                int start = at + (closes ? 2 : 1);
                int nameEnd = start;
                while (nameEnd < text.Length && char.IsAsciiLetterOrDigit(text[nameEnd])) nameEnd++;
                int end = closes ? text.IndexOf('>', nameEnd) + 1 : EndOfTag(text, nameEnd);
                if (end <= 0) break;
                ReadOnlySpan<char> tag = text.AsSpan(start, nameEnd - start);
                if (!closes && raw.Contains(tag))
                {
                    int close = text.AsSpan(end).IndexOf($"</{tag}", StringComparison.OrdinalIgnoreCase);
                    if (close < 0) break;
                    close += end;
                    if (MayGo(tag, text.AsSpan(at, end - at), text.AsSpan(end, close - end)))
                    {
                        source.Append(kept, end);
                        kept = close;
                    }

                    at = close;
                    continue;
                }

                if (!closes && tag.Equals("plaintext", StringComparison.OrdinalIgnoreCase)) break;
                if (!closes && tag.Equals("svg", StringComparison.OrdinalIgnoreCase) && text[end - 2] != '/')
                {
                    int close = text.AsSpan(end).IndexOf("</svg", StringComparison.OrdinalIgnoreCase);
                    if (close >= 0 && IsDrawing(text.AsSpan(end, close)))
                    {
                        source.Append(kept, end);
                        kept = at = close + end;
                        continue;
                    }
                }
                else if (nesting.Contains(tag) && (closes || text[end - 2] != '/'))
                {
                    bool leaveOut = closes ? over > 0 : depth >= Deepest;
                    if (leaveOut)
                    {
                        over += closes ? -1 : 1;
                        tooDeep = true;
                        source.Append(kept, at);
                        kept = end;
                    }
                    else
                    {
                        depth = Math.Max(0, depth + (closes ? -1 : 1));
                    }
                }

                at = end;
            }
            else
            {
                at++;
            }
        }

        source.Append(kept, text.Length);
        if (tooDeep) sink.Report(HtmlRules.TooDeep, new SourceSpan(name), maxDepth);
        return source;
    }

    /// <summary>The place after a comment's end; -1 if it has none.</summary>
    private static int EndOfComment(string text, int at)
    {
        ReadOnlySpan<char> inside = text.AsSpan(at + 4);
        if (inside.StartsWith(">")) return at + 5;
        if (inside.StartsWith("->")) return at + 6;
        int end = inside.IndexOf("--");
        while (end >= 0)
        {
            int after = at + 4 + end + 2;
            if (after < text.Length && text[after] == '>') return after + 1;
            if (after + 1 < text.Length && text[after] == '!' && text[after + 1] == '>') return after + 2;
            int next = text.AsSpan(after - 1).IndexOf("--");
            end = next < 0 ? -1 : after - 1 + next - (at + 4);
        }

        return -1;
    }

    /// <summary>The place after the tag's end; quotes count where a value begins. The text's end if it has none.</summary>
    private static int EndOfTag(string text, int at)
    {
        while (true)
        {
            int mark = text.AsSpan(at).IndexOfAny(TagMarks);
            if (mark < 0) return text.Length;
            at += mark;
            if (text[at] == '>') return at + 1;
            int before = at - 1;
            while (before > 0 && char.IsWhiteSpace(text[before])) before--;
            int close = text[before] == '=' ? text.IndexOf(text[at], at + 1) : at;
            if (close < 0) return text.Length;
            at = close + 1;
        }
    }

    private static bool MayGo(ReadOnlySpan<char> tag, ReadOnlySpan<char> opening, ReadOnlySpan<char> inside)
    {
        if (tag.Equals("style", StringComparison.OrdinalIgnoreCase)) return true;
        if (!tag.Equals("script", StringComparison.OrdinalIgnoreCase) || opening.Contains("json", StringComparison.OrdinalIgnoreCase)) return false;
        // In a comment within a script, an inner script element has an end of its own.
        return !(inside.Contains("<!--", StringComparison.Ordinal) && inside.Contains("<script", StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Whether all tags in it are those of drawings: others would end the drawing before its end tag.</summary>
    private static bool IsDrawing(ReadOnlySpan<char> inside)
    {
        FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> drawing = Drawing.GetAlternateLookup<ReadOnlySpan<char>>();
        for (int at = 0, next; (next = inside[at..].IndexOf('<')) >= 0;)
        {
            at += next + 1;
            int start = at < inside.Length && inside[at] == '/' ? at + 1 : at;
            int end = start;
            while (end < inside.Length && char.IsAsciiLetterOrDigit(inside[end])) end++;
            ReadOnlySpan<char> tag = inside[start..end];
            if (!drawing.Contains(tag) || tag.Equals("svg", StringComparison.OrdinalIgnoreCase)) return false;
        }

        return true;
    }
}
