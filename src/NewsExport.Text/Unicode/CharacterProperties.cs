using System.Buffers.Binary;

namespace NewsExport.Text.Unicode;

/// <summary>Line_Break property values after rule LB1 (UAX #14), in the order of make-tables.py.</summary>
internal enum LineBreakClass : byte
{
    XX, AI, AL, B2, BA, BB, BK, CB, CJ, CL, CM, CP, CR, EB, EM, EX, GL, H2, H3, HL, HY, ID, IN, IS, JL, JT, JV, LF, NL, NS, NU, OP, PO, PR, QU, RI, SA, SG, SP, SY, WJ, ZW, ZWJ,
}

/// <summary>Bidi_Class property values (UAX #9, table 4), in the order of make-tables.py.</summary>
internal enum BidiClass : byte
{
    L, R, AL, EN, ES, ET, AN, CS, NSM, BN, B, S, WS, ON, LRE, LRO, RLE, RLO, PDF, LRI, RLI, FSI, PDI,
}

/// <summary>Properties of code points from the Unicode Character Database 15.0; see make-tables.py for the form of the table.</summary>
internal static class CharacterProperties
{
    private const int BlockBits = 7;
    private const int BlockMask = (1 << BlockBits) - 1;
    private const int Blocks = 0x110000 >> BlockBits;

    private static readonly ushort[] Table = Load();

    public static LineBreakClass LineBreak(int codePoint) => (LineBreakClass)(Of(codePoint) & 0x3F);

    public static BidiClass Bidi(int codePoint) => (BidiClass)((Of(codePoint) >> 6) & 0x1F);

    /// <summary>Whether East_Asian_Width is Fullwidth, Wide or Halfwidth.</summary>
    public static bool IsWide(int codePoint) => (Of(codePoint) & (1 << 11)) != 0;

    /// <summary>Whether the code point is kept free for a pictograph (UAX #14, LB30b).</summary>
    public static bool IsUnassignedPictograph(int codePoint) => (Of(codePoint) & (1 << 12)) != 0;

    private static int Of(int codePoint) => Table[Blocks + (Table[codePoint >> BlockBits] << BlockBits) + (codePoint & BlockMask)];

    private static ushort[] Load()
    {
        using Stream stream = typeof(CharacterProperties).Assembly.GetManifestResourceStream("properties.bin")!;
        byte[] bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        var table = new ushort[bytes.Length / 2];
        for (int i = 0; i < table.Length; i++) table[i] = BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan(2 * i));
        return table;
    }
}
