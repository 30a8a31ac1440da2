using System.Buffers;
using System.Collections.Frozen;

namespace NewsExport.Html.Decoding;

/// <summary>
/// Looks over a source before the parser does and leaves out what no article is made of, which is near half of most pages: scripts,
/// styles, links to other files, the insides of drawings, comments, and white space between blocks. Tags that lie too deep in one
/// another, as no page has them that was not made to do harm, are left out too: a parser looks through all open elements at each tag, so that
/// its time grows with the square of the depth. What is left is not <see cref="DeepestElements"/> deep.
/// </summary>
/// <remarks>
/// Where script, comment and raw text begin and end is that of https://html.spec.whatwg.org/multipage/parsing.html#tokenization;
/// what is not plainly one of them is left to the parser.
/// </remarks>
internal static class SourceScanner
{
    /// <summary>How many tags may lie in one another; those whose end may be left out do not count.</summary>
    internal const int Deepest = 600;

    /// <summary>How deep elements may lie in one another that so many tags make: a table's tag brings three elements about each that it holds, and a paragraph.</summary>
    internal const int DeepestElements = 5 * Deepest;

    // Each table brings three elements with it.
    private const int DeepestTable = DeepestElements / 4;

    private const int LongestOpen = 40;

    private static readonly SearchValues<char> TagMarks = SearchValues.Create(">\"'");

    [Flags]
    private enum Kind
    {
        Other = 0,

        /// <summary>May lie in its like.</summary>
        Nesting = 1,

        /// <summary>Ends a line: white space beside it is none of the text's.</summary>
        Block = 2,

        /// <summary>What it holds is no markup.</summary>
        Raw = 4,

        /// <summary>Takes no place on the page: what stands on its two sides stands side by side.</summary>
        Unseen = 8,

        /// <summary>Ends at tags that are not its own: none may be left out in it.</summary>
        Foreign = 16,

        /// <summary>Is where a parser's search through what is open ends, and decides where words go: it may lie deeper than the others.</summary>
        Closed = 32,
    }

    private static readonly FrozenDictionary<string, Kind> Kinds = KindsOf(
        (Kind.Nesting | Kind.Block, "article aside blockquote center details div dl fieldset figcaption figure footer form header main nav ol section ul"),
        (Kind.Nesting | Kind.Block | Kind.Closed, "table"),
        // Each of them ends the one before it where its end tag was left out, as it may be in hundreds of rows, or has no end tag.
        (Kind.Block, "p h1 h2 h3 h4 h5 h6 hr br li dt dd tbody thead tfoot tr td th caption body head html"),
        (Kind.Other, "a button nobr option optgroup rb rp rt rtc colgroup area col embed img input param source track wbr plaintext"),
        (Kind.Foreign, "svg math select"),
        (Kind.Unseen, "meta link script style title base"),
        (Kind.Raw, "script style title textarea xmp iframe noembed noframes"));

    private static readonly FrozenSet<string> Drawing = new[]
    {
        "svg", "g", "path", "circle", "rect", "use", "defs", "polygon", "polyline", "line", "ellipse", "title", "desc", "symbol", "lineargradient", "radialgradient", "stop",
        "style", "clippath", "mask", "filter", "text", "tspan", "image", "animate", "animatetransform", "metadata", "pattern", "marker",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    public static ScannedSource Run(string text)
    {
        var source = new ScannedSource(text);
        FrozenDictionary<string, Kind>.AlternateLookup<ReadOnlySpan<char>> kinds = Kinds.GetAlternateLookup<ReadOnlySpan<char>>();
        int blockEnd = -1;
        int preformatted = 0;
        int kept = 0;
        int depth = 0;
        int over = 0;
        int foreign = 0;
        for (int at = 0; at < text.Length && (at = text.IndexOf('<', at)) >= 0 && at + 1 < text.Length;)
        {
            char next = text[at + 1];
            if (next == '!')
            {
                int end = text.AsSpan(at).StartsWith("<!--", StringComparison.Ordinal) ? EndOfComment(text, at) : -1;
                if (end > 0)
                {
                    if (MayJoin(text, at))
                    {
                        source.Append(kept, at);
                        kept = end;
                    }

                    at = end;
                    continue;
                }

                if (text.AsSpan(at).StartsWith("<!--", StringComparison.Ordinal)) break;
                if (!text.AsSpan(at + 2).StartsWith("doctype", StringComparison.OrdinalIgnoreCase) && !text.AsSpan(at + 2).StartsWith("[CDATA[", StringComparison.Ordinal))
                {
                    if (!LeaveOutTag(source, text, ref kept, ref at)) break;
                    continue;
                }

                at = EndOfTag(text, at + 2);
            }
            else if (next == '?' || (next == '/' && at + 2 < text.Length && !char.IsAsciiLetter(text[at + 2])))
            {
                // What begins so is a comment that ends at the next sign.
                if (!LeaveOutTag(source, text, ref kept, ref at)) break;
            }
            else if (next == '/' || char.IsAsciiLetter(next))
            {
                bool closes = next == '/';
                int start = at + (closes ? 2 : 1);
                int nameEnd = start;
                // A name goes on to white space or the tag's end: "<title<" is no title.
                while (nameEnd < text.Length && !IsNameEnd(text[nameEnd])) nameEnd++;
                int end = EndOfTag(text, nameEnd);
                ReadOnlySpan<char> tag = text.AsSpan(start, nameEnd - start);
                // What nobody knows nests.
                if (!kinds.TryGetValue(tag, out Kind kind)) kind = Kind.Nesting;
                bool isWritten = preformatted > 0;
                bool afterBlock = blockEnd == at;
                if (tag.Length == 3 && tag.Equals("pre", StringComparison.OrdinalIgnoreCase)) preformatted += closes ? -1 : 1;
                if (!isWritten)
                {
                    // White space alone between a block and what stands beside it would make a node of nothing.
                    int white = at;
                    while (white > kept && char.IsWhiteSpace(text[white - 1])) white--;
                    afterBlock = blockEnd == white;
                    if (white < at && white > 0 && text[white - 1] == '>' && ((kind & Kind.Block) != 0 || afterBlock))
                    {
                        source.Append(kept, white);
                        kept = at;
                    }
                }

                if ((kind & Kind.Block) != 0) blockEnd = end;
                if (!closes && (kind & (Kind.Raw | Kind.Unseen)) != 0)
                {
                    int close = (kind & Kind.Raw) == 0 ? end : EndTag(text, end, tag);
                    if (close < 0) break;
                    int after = (kind & Kind.Raw) == 0 ? end : EndOfTag(text, close + 2 + tag.Length);
                    if (MayGo(tag, text.AsSpan(at, end - at), text.AsSpan(end, close - end)) && MayJoin(text, at))
                    {
                        source.Append(kept, at);
                        kept = after;
                    }

                    if (afterBlock && (kind & Kind.Unseen) != 0) blockEnd = after;
                    at = after;
                    continue;
                }

                if (!closes && tag.Equals("plaintext", StringComparison.OrdinalIgnoreCase)) break;
                if ((kind & Kind.Foreign) != 0 && text[end - 2] != '/')
                {
                    foreign = Math.Max(0, foreign + (closes ? -1 : 1));
                    int close = !closes && tag.Equals("svg", StringComparison.OrdinalIgnoreCase) ? EndTag(text, end, tag) : -1;
                    if (close >= 0 && IsDrawing(text.AsSpan(end, close - end)))
                    {
                        source.Append(kept, end);
                        kept = at = close;
                        continue;
                    }
                }
                else if ((kind & Kind.Nesting) != 0 && (closes || text[end - 2] != '/'))
                {
                    int most = (kind & Kind.Closed) == 0 ? Deepest : DeepestTable;
                    bool leaveOut = closes ? over > 0 && (most == Deepest || depth >= most) : depth >= most;
                    if (leaveOut && foreign == 0 && MayJoin(text, at))
                    {
                        over += closes ? -1 : 1;
                        source.IsCut = true;
                        source.Append(kept, at);
                        kept = end;
                    }
                    else
                    {
                        depth = Math.Max(0, depth + (closes ? -1 : 1));
                        source.Depth = Math.Max(source.Depth, depth);
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
        return source;
    }

    /// <summary>Where the end tag of an element begins; its name must end there too. -1 if there is none.</summary>
    private static int EndTag(string text, int at, ReadOnlySpan<char> tag)
    {
        string begin = $"</{tag}";
        for (int next; (next = text.AsSpan(at).IndexOf(begin, StringComparison.OrdinalIgnoreCase)) >= 0; at += next + begin.Length)
        {
            int after = at + next + begin.Length;
            if (after < text.Length && IsNameEnd(text[after])) return at + next;
        }

        return -1;
    }

    private static bool IsNameEnd(char character) => character is ' ' or '\t' or '\n' or '\r' or '\f' or '/' or '>';

    private static bool LeaveOutTag(ScannedSource source, string text, ref int kept, ref int at)
    {
        int end = text.IndexOf('>', at);
        if (end < 0) return false;
        if (MayJoin(text, at))
        {
            source.Append(kept, at);
            kept = end + 1;
        }

        at = end + 1;
        return true;
    }

    /// <summary>Whether what stands before a place cannot become a tag or a reference with what comes behind it.</summary>
    private static bool MayJoin(string text, int at)
    {
        for (int i = at - 1; i >= 0 && i > at - LongestOpen; i--)
        {
            char character = text[i];
            if (character is '<' or '&') return false;
            if (char.IsWhiteSpace(character) || character is ';' or '>') return true;
        }

        return true;
    }

    private static FrozenDictionary<string, Kind> KindsOf(params ReadOnlySpan<(Kind Kind, string Names)> groups)
    {
        var all = new Dictionary<string, Kind>(StringComparer.OrdinalIgnoreCase);
        foreach ((Kind kind, string names) in groups)
        {
            foreach (string name in names.Split(' ')) all[name] = all.GetValueOrDefault(name) | kind;
        }

        return all.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
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

    // The others name styles, icons and feeds.
    private static bool TellsOfArticle(ReadOnlySpan<char> link) => link.Contains("canonical", StringComparison.OrdinalIgnoreCase)
        || link.Contains("itemprop", StringComparison.OrdinalIgnoreCase) || link.Contains("property", StringComparison.OrdinalIgnoreCase);

    private static bool MayGo(ReadOnlySpan<char> tag, ReadOnlySpan<char> opening, ReadOnlySpan<char> inside)
    {
        if (tag.Equals("style", StringComparison.OrdinalIgnoreCase)) return true;
        if (tag.Equals("link", StringComparison.OrdinalIgnoreCase)) return !TellsOfArticle(opening);
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
