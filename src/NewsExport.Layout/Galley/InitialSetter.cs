using System.Collections.Immutable;
using System.Globalization;
using NewsExport.Model;
using NewsExport.Text;

namespace NewsExport.Layout.Galley;

/// <summary>Sets a paragraph whose first letter is as tall as its first lines, in scripts that have capitals for it.</summary>
internal sealed class InitialSetter(TextSetter text)
{
    private const int MostLines = 3;
    private const int FewestLines = 2;

    /// <summary>The lines of the paragraph, those beside the letter as one piece; null if it cannot have one.</summary>
    /// <param name="collected">The whole text.</param>
    /// <param name="role">Its type.</param>
    /// <param name="context">Where it stands.</param>
    /// <param name="span">Its place.</param>
    public ImmutableArray<Fragment>? Set(CollectedText collected, TypeRole role, SetContext context, SourceSpan span)
    {
        if (context.IsRightToLeft || Split(collected) is not { } parts) return null;
        for (int lines = MostLines; lines >= FewestLines; lines--)
        {
            if (Letter(parts.Letters, collected, role, context, lines, span) is not { } letter) return null;
            double indent = letter.Bounds.Width.Points + (role.Size * (parts.Said.EndsWith(' ') ? 0.5 : 0.14));
            if (indent > context.Width * 0.4) continue;
            ImmutableArray<Fragment> set = text.Set(parts.Remainder, context.Style(role), context.Width, role.Leading, context.Left, indent, span, lines);
            if (set.Length < lines) continue;
            Fragment beside = Fragment.Stack(set.Take(lines));
            int first = beside.Frames.IndexOf(beside.Frames.OfType<LineFrame>().First());
            LineFrame line = (LineFrame)beside.Frames[first] with { Initial = parts.Said };
            return [beside with { Frames = beside.Frames.SetItem(first, line).Insert(first, letter) }, .. set.Skip(lines)];
        }

        return null;
    }

    /// <summary>The letter with its foot on the last of the lines and its head as high as a capital of the first.</summary>
    private LineFrame? Letter(string letters, CollectedText collected, TypeRole role, SetContext context, int lines, SourceSpan span)
    {
        double size = role.Size * 4;
        for (int pass = 0; ; pass++)
        {
            var initial = new CollectedText();
            initial.Add(letters, role.Letters with { Size = Length.FromPoints(size), Hyphenate = false }, collected.Infos[collected.Runs[0].Tag]);
            ImmutableArray<Fragment> set = text.Set(initial, new ParagraphStyle { Alignment = TextAlignment.Start, Direction = context.Direction }, context.Width, role.Leading, context.Left, 0, span);
            if (set is not [{ Frames: [LineFrame { Line.Runs: [{ } run] } frame] }]) return null;
            double capital = run.Face.Metrics.CapHeight > 0 ? run.Face.Metrics.CapHeight / 1000 : 0.7;
            double height = ((lines - 1) * role.Leading) + (capital * role.Size);
            if (pass == 0)
            {
                size = height / capital;
                continue;
            }

            double baseline = frame.Origin.Y.Points + ((lines - 1) * role.Leading);
            return frame with
            {
                Bounds = TextSetter.Box(frame.Bounds.X.Points, baseline - height, frame.Line.Width.Points, height),
                Origin = new Point(frame.Origin.X, Length.FromPoints(baseline)),
                Line = frame.Line with { EndsAtSpace = collected.Runs[0].Text.Length > letters.Length && collected.Runs[0].Text[letters.Length] == ' ' },
                IsInitial = true,
            };
        }
    }

    /// <summary>The first letter, with quotation marks before it, and the rest; null if it is none that is set large.</summary>
    private static (string Letters, string Said, CollectedText Remainder)? Split(CollectedText collected)
    {
        if (collected.IsEmpty || collected.Infos[collected.Runs[0].Tag] is not { Link: null, IsStruck: false, IsMarked: false }) return null;
        string first = collected.Runs[0].Text;
        int end = 0;
        while (end < Math.Min(2, first.Length) && IsQuote(first[end])) end++;
        if (end >= first.Length || !char.IsUpper(first[end]) || !IsCustomary(first[end])) return null;
        end++;
        while (end < first.Length && CharUnicodeInfo.GetUnicodeCategory(first[end]) == UnicodeCategory.NonSpacingMark) end++;
        if (end >= first.Length) return null;
        string letters = first[..end];
        bool isWord = first[end] == ' ';
        if (isWord) end++;
        var rest = new CollectedText();
        rest.Runs.Add(collected.Runs[0] with { Text = first[end..] });
        rest.Runs.AddRange(collected.Runs.Skip(1));
        rest.Infos.AddRange(collected.Infos);
        return first.Length == end ? null : (letters, isWord ? letters + " " : letters, rest);
    }

    private static bool IsQuote(char character) =>
        character is '"' or '\'' or '„' or '‚' or '¿' or '¡' || CharUnicodeInfo.GetUnicodeCategory(character) is UnicodeCategory.InitialQuotePunctuation;

    // Latin, Greek and Cyrillic letters.
    private static bool IsCustomary(char letter) => letter is >= 'A' and <= '\u024F' or >= '\u0370' and <= '\u03FF' or >= '\u0400' and <= '\u052F' or >= '\u1E00' and <= '\u1FFF';
}
