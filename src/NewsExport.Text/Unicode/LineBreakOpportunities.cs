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
    /// <summary>What may happen before each UTF-16 code unit, and after the last; the middle of a surrogate pair is prohibited.</summary>
    /// <param name="text">The text.</param>
    /// <returns>One more than the code units: the last is what happens at the end, always mandatory.</returns>
    public static BreakAction[] Of(ReadOnlySpan<char> text)
    {
        var actions = new BreakAction[text.Length + 1];
        if (text.Length == 0)
        {
            actions[0] = BreakAction.Mandatory;
            return actions;
        }

        var codes = new int[text.Length];
        var starts = new int[text.Length];
        int count = 0;
        for (int at = 0; at < text.Length;)
        {
            // A half of a surrogate pair counts as U+FFFD.
            Rune.DecodeFromUtf16(text[at..], out Rune rune, out int length);
            codes[count] = rune.Value;
            starts[count++] = at;
            at += Math.Max(length, 1);
        }

        Resolve(codes.AsSpan(0, count), starts, actions);
        actions[text.Length] = BreakAction.Mandatory;
        return actions;
    }

    private static void Resolve(ReadOnlySpan<int> codes, int[] starts, BreakAction[] actions)
    {
        int count = codes.Length;
        var classes = new LineBreakClass[count];
        var wide = new bool[count];
        var joined = new bool[count];
        for (int i = 0; i < count; i++)
        {
            LineBreakClass own = CharacterProperties.LineBreak(codes[i]);
            wide[i] = own is OP or CP && CharacterProperties.IsWide(codes[i]);
            if (own is CM or ZWJ)
            {
                // LB9: a mark takes the class of what it stands on; LB10: else it is a letter.
                bool attaches = i > 0 && classes[i - 1] is not (BK or CR or LF or NL or SP or ZW);
                joined[i] = attaches;
                wide[i] = attaches && wide[i - 1];
                own = attaches ? classes[i - 1] : AL;
            }

            classes[i] = own;
        }

        bool[] inNumber = Numbers(classes, joined);
        int regional = 0;
        for (int i = 1; i < count; i++)
        {
            if (!joined[i - 1]) regional = classes[i - 1] == RI ? regional + 1 : 0;
            actions[starts[i]] = Between(codes, classes, wide, joined, inNumber, i, regional);
        }
    }

    private static BreakAction Between(
        ReadOnlySpan<int> codes, LineBreakClass[] classes, bool[] wide, bool[] joined, bool[] inNumber, int at, int regional)
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
        return Rest(codes, before, after, wide, at, regional);
    }

    private static BreakAction Rest(ReadOnlySpan<int> codes, LineBreakClass before, LineBreakClass after, bool[] wide, int at, int regional)
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
        if (before is AL or HL or NU && after == OP && !wide[at]) return BreakAction.Prohibited;
        if (before == CP && !wide[at - 1] && after is AL or HL or NU) return BreakAction.Prohibited;
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

    private static LineBreakClass Previous(LineBreakClass[] classes, bool[] joined, int at)
    {
        while (at > 0 && joined[at]) at--;
        return at == 0 ? XX : classes[at - 1];
    }

    /// <summary>The places within numbers: (PR | PO)? (OP | HY)? NU (NU | SY | IS)* (CL | CP)? (PR | PO)?</summary>
    private static bool[] Numbers(LineBreakClass[] classes, bool[] joined)
    {
        int[] solid = [.. Enumerable.Range(0, classes.Length).Where(i => !joined[i])];
        var inNumber = new bool[classes.Length];
        LineBreakClass At(int i) => i >= 0 && i < solid.Length ? classes[solid[i]] : XX;
        for (int i = 0; i < solid.Length; i++)
        {
            if (At(i) != NU) continue;
            int first = i;
            if (At(first - 1) is OP or HY) first--;
            if (At(first - 1) is PR or PO) first--;
            int last = i;
            while (At(last + 1) is NU or SY or IS) last++;
            if (At(last + 1) is CL or CP) last++;
            if (At(last + 1) is PR or PO) last++;
            for (int j = first + 1; j <= last; j++) inNumber[solid[j]] = true;
            i = last;
        }

        return inNumber;
    }
}
