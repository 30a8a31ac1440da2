using System.Buffers;
using System.Text;
using static NewsExport.Text.Unicode.LineBreakClass;

namespace NewsExport.Text.Unicode;

/// <summary>Whether a line may end before a character.</summary>
internal enum BreakAction : byte
{
    /// <summary>It may not.</summary>
    Prohibited,

    /// <summary>It may.</summary>
    Allowed,

    /// <summary>It must.</summary>
    Mandatory,
}

/// <summary>Where lines may end: UAX #14, revision 50 (Unicode 15.0), with the numbers of its example 7 in 8.2, as its own test file has it.</summary>
internal static class LineBreakOpportunities
{
    // LB7, LB11, LB12a, LB13, LB19, LB21, LB22, LB23, LB24, LB28.
    private static readonly bool[] StaysWithLetter = [.. Enum.GetValues<LineBreakClass>().Select(after => after is AL or HL or SP or ZW or WJ or GL or CL or CP or EX or IS or SY or QU or BA or HY or NS or IN or NU or PR or PO)];

    /// <summary>What may happen before each UTF-16 code unit, and after the last; the middle of a surrogate pair is prohibited.</summary>
    /// <param name="text">The text.</param>
    /// <param name="actions">Gets one more than the code units: the last is what happens at the end, always mandatory.</param>
    public static void Run(ReadOnlySpan<char> text, Span<BreakAction> actions)
    {
        actions = actions[..(text.Length + 1)];
        actions.Clear();
        int[] codes = ArrayPool<int>.Shared.Rent(text.Length);
        int[] starts = ArrayPool<int>.Shared.Rent(text.Length);
        var classes = ArrayPool<LineBreakClass>.Shared.Rent(text.Length);
        bool[] joined = ArrayPool<bool>.Shared.Rent(text.Length);
        bool[] inNumber = ArrayPool<bool>.Shared.Rent(text.Length);
        int count = 0;
        for (int at = 0; at < text.Length;)
        {
            int length = 1;
            int code = text[at];
            if (char.IsSurrogate(text[at]))
            {
                // A half of a surrogate pair counts as U+FFFD.
                Rune.DecodeFromUtf16(text[at..], out Rune rune, out length);
                code = rune.Value;
            }

            codes[count] = code;
            starts[count++] = at;
            at += Math.Max(length, 1);
        }

        Resolve(codes.AsSpan(0, count), starts, classes.AsSpan(0, count), joined.AsSpan(0, count), inNumber.AsSpan(0, count), actions);
        actions[text.Length] = BreakAction.Mandatory;
        ArrayPool<int>.Shared.Return(codes);
        ArrayPool<int>.Shared.Return(starts);
        ArrayPool<LineBreakClass>.Shared.Return(classes);
        ArrayPool<bool>.Shared.Return(joined);
        ArrayPool<bool>.Shared.Return(inNumber);
    }

    private static void Resolve(
        ReadOnlySpan<int> codes, ReadOnlySpan<int> starts, Span<LineBreakClass> classes, Span<bool> joined, Span<bool> inNumber, Span<BreakAction> actions)
    {
        int count = codes.Length;
        bool hasNumbers = false;
        for (int i = 0; i < count; i++)
        {
            LineBreakClass own = CharacterProperties.LineBreak(codes[i]);
            joined[i] = false;
            if (own is CM or ZWJ)
            {
                // LB9: a mark takes the class of what it stands on; LB10: else it is a letter.
                joined[i] = i > 0 && classes[i - 1] is not (BK or CR or LF or NL or SP or ZW);
                own = joined[i] ? classes[i - 1] : AL;
            }

            hasNumbers |= own == NU;
            classes[i] = own;
        }

        inNumber.Clear();
        if (hasNumbers) Numbers(classes, joined, inNumber);
        int regional = 0;
        for (int i = 1; i < count; i++)
        {
            LineBreakClass before = classes[i - 1];
            LineBreakClass after = classes[i];
            if (!joined[i - 1]) regional = before == RI ? regional + 1 : 0;
            // Most places lie between two letters, between a letter and what no rule parts from it, or after a space that stands alone (LB18).
            if (before == AL && StaysWithLetter[(int)after]) continue;
            actions[starts[i]] = before == SP && after == AL && i > 1 && classes[i - 2] is not (OP or ZW or SP)
                ? BreakAction.Allowed
                : Between(codes, classes, joined, inNumber, i, regional);
        }
    }

    private static BreakAction Between(
        ReadOnlySpan<int> codes, ReadOnlySpan<LineBreakClass> classes, ReadOnlySpan<bool> joined, ReadOnlySpan<bool> inNumber, int at, int regional)
    {
        LineBreakClass before = classes[at - 1];
        LineBreakClass after = classes[at];
        // LB4 to LB6: lines that must end.
        if (before == BK || (before == CR && after != LF) || before is LF or NL) return BreakAction.Mandatory;
        if (after is BK or CR or LF or NL) return BreakAction.Prohibited;
        // LB7.
        if (after is SP or ZW) return BreakAction.Prohibited;
        // LB8: a zero width space, then spaces.
        int solid = at - 1;
        while (solid >= 0 && classes[solid] == SP) solid--;
        LineBreakClass beforeSpaces = solid < 0 ? XX : classes[solid];
        bool spaces = before == SP;
        if (beforeSpaces == ZW) return BreakAction.Allowed;
        // LB8a, and LB9 for what attaches.
        if (joined[at] || codes[at - 1] == 0x200D) return BreakAction.Prohibited;
        // LB11 to LB12a.
        if (before == WJ || after == WJ || before == GL) return BreakAction.Prohibited;
        if (after == GL && before is not (SP or BA or HY)) return BreakAction.Prohibited;
        // LB13 to LB17.
        if (after is CL or CP or EX or IS or SY) return BreakAction.Prohibited;
        if (beforeSpaces == OP) return BreakAction.Prohibited;
        if (beforeSpaces == QU && after == OP) return BreakAction.Prohibited;
        if (beforeSpaces is CL or CP && after == NS) return BreakAction.Prohibited;
        if (beforeSpaces == B2 && after == B2) return BreakAction.Prohibited;
        // LB18.
        if (spaces) return BreakAction.Allowed;
        // LB19, LB20.
        if (after == QU || before == QU) return BreakAction.Prohibited;
        if (after == CB || before == CB) return BreakAction.Allowed;
        // LB21 to LB22.
        if (after is BA or HY or NS || before == BB) return BreakAction.Prohibited;
        if (before is HY or BA && Previous(classes, joined, at - 1) == HL) return BreakAction.Prohibited;
        if (before == SY && after == HL) return BreakAction.Prohibited;
        if (after == IN) return BreakAction.Prohibited;
        // LB23 to LB25.
        if (before is AL or HL && after == NU) return BreakAction.Prohibited;
        if (before == NU && after is AL or HL) return BreakAction.Prohibited;
        if (before == PR && after is ID or EB or EM) return BreakAction.Prohibited;
        if (before is ID or EB or EM && after == PO) return BreakAction.Prohibited;
        if (before is PR or PO && after is AL or HL) return BreakAction.Prohibited;
        if (before is AL or HL && after is PR or PO) return BreakAction.Prohibited;
        if (inNumber[at]) return BreakAction.Prohibited;
        return Rest(codes, joined, before, after, at, regional);
    }

    private static BreakAction Rest(ReadOnlySpan<int> codes, ReadOnlySpan<bool> joined, LineBreakClass before, LineBreakClass after, int at, int regional)
    {
        // LB26, LB27: Korean syllables written in letters, and units beside Hangul.
        if (before == JL && after is JL or JV or H2 or H3) return BreakAction.Prohibited;
        if (before is JV or H2 && after is JV or JT) return BreakAction.Prohibited;
        if (before is JT or H3 && after == JT) return BreakAction.Prohibited;
        if (before is JL or JV or JT or H2 or H3 && after == PO) return BreakAction.Prohibited;
        if (before == PR && after is JL or JV or JT or H2 or H3) return BreakAction.Prohibited;
        // LB28 to LB30.
        if (before is AL or HL && after is AL or HL) return BreakAction.Prohibited;
        if (before == IS && after is AL or HL) return BreakAction.Prohibited;
        if (before is AL or HL or NU && after == OP && !IsWide(codes, joined, at)) return BreakAction.Prohibited;
        if (before == CP && !IsWide(codes, joined, at - 1) && after is AL or HL or NU) return BreakAction.Prohibited;
        // LB30a, LB30b: flags are pairs of letters; a pictograph takes its tone.
        if (before == RI && after == RI) return regional % 2 == 1 ? BreakAction.Prohibited : BreakAction.Allowed;
        if (after == EM && (before == EB || IsPictograph(codes, at - 1))) return BreakAction.Prohibited;
        return BreakAction.Allowed;
    }

    private static bool IsPictograph(ReadOnlySpan<int> codes, int at)
    {
        while (at > 0 && CharacterProperties.LineBreak(codes[at]) is CM or ZWJ) at--;
        return CharacterProperties.IsUnassignedPictograph(codes[at]);
    }

    /// <summary>Whether a bracket, or the one that a mark stands on, is of East Asian width.</summary>
    private static bool IsWide(ReadOnlySpan<int> codes, ReadOnlySpan<bool> joined, int at)
    {
        while (at > 0 && joined[at]) at--;
        return CharacterProperties.IsWide(codes[at]);
    }

    private static LineBreakClass Previous(ReadOnlySpan<LineBreakClass> classes, ReadOnlySpan<bool> joined, int at)
    {
        while (at > 0 && joined[at]) at--;
        return at == 0 ? XX : classes[at - 1];
    }

    /// <summary>The places within numbers: (PR | PO)? (OP | HY)? NU (NU | SY | IS)* (CL | CP)? (PR | PO)?</summary>
    private static void Numbers(ReadOnlySpan<LineBreakClass> classes, ReadOnlySpan<bool> joined, Span<bool> inNumber)
    {
        for (int i = 0; i < classes.Length; i++)
        {
            if (joined[i] || classes[i] != NU) continue;
            int first = i;
            if (At(classes, Step(joined, first, -1)) is OP or HY) first = Step(joined, first, -1);
            if (At(classes, Step(joined, first, -1)) is PR or PO) first = Step(joined, first, -1);
            int last = i;
            while (At(classes, Step(joined, last, 1)) is NU or SY or IS) last = Step(joined, last, 1);
            if (At(classes, Step(joined, last, 1)) is CL or CP) last = Step(joined, last, 1);
            if (At(classes, Step(joined, last, 1)) is PR or PO) last = Step(joined, last, 1);
            for (int j = first + 1; j <= last; j++) inNumber[j] |= !joined[j];
            i = last;
        }
    }

    /// <summary>The next character that is no mark, in a direction; beyond the text if there is none.</summary>
    private static int Step(ReadOnlySpan<bool> joined, int at, int by)
    {
        do at += by;
        while (at >= 0 && at < joined.Length && joined[at]);
        return at;
    }

    private static LineBreakClass At(ReadOnlySpan<LineBreakClass> classes, int at) => at >= 0 && at < classes.Length ? classes[at] : XX;
}
