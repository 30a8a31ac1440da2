using NewsExport.Pdf.Checking;

namespace NewsExport.Pdf.Tests.Checking;

public class FontProgramsTests
{
    [Fact]
    public void A_charstring_says_its_width_before_its_first_operator()
    {
        var program = new CffProgram(Cff());
        Assert.Equal(5, program.GlyphCount);
        // The default; the nominal and 60; the same from a subroutine; the nominal less 100 before hints; the default with a move.
        Assert.Equal([500, 660, 660, 500, 500], Enumerable.Range(0, 5).Select(program.WidthOf));
        Assert.False(program.IsCidKeyed);
        Assert.Equal((4, -1), (program.GlyphOfCid(4), program.GlyphOfCid(5)));
    }

    [Fact]
    public void A_program_cut_anywhere_is_refused_or_read()
    {
        byte[] whole = Cff();
        for (int length = 0; length < whole.Length; length++)
        {
            byte[] cut = whole[..length];
            try
            {
                var program = new CffProgram(cut);
                for (int glyph = 0; glyph < program.GlyphCount; glyph++) Assert.True(double.IsNaN(program.WidthOf(glyph)) || program.WidthOf(glyph) >= 0);
            }
            catch (FontProgramException exception)
            {
                Assert.NotEmpty(exception.Message);
            }
        }
    }

    [Theory]
    [InlineData(1), InlineData(2)]
    public void A_damaged_program_is_refused_or_read(int seed)
    {
        var random = new Random(seed);
        for (int round = 0; round < 2000; round++)
        {
            byte[] broken = Cff();
            for (int i = random.Next(1, 4); i > 0; i--) broken[random.Next(broken.Length)] = (byte)random.Next(256);
            try
            {
                var program = new CffProgram(broken);
                for (int glyph = 0; glyph < Math.Min(program.GlyphCount, 10); glyph++) program.WidthOf(glyph);
                Assert.True(program.GlyphCount >= 0);
            }
            catch (FontProgramException exception)
            {
                Assert.NotEmpty(exception.Message);
            }
        }
    }

    [Fact]
    public void A_subroutine_that_calls_itself_ends()
    {
        // The only subroutine, number −107 with its bias of 107, calls itself.
        var program = new CffProgram(Cff(subroutine: [32, 10]));
        Assert.True(double.IsNaN(program.WidthOf(2)));
    }

    [Theory]
    [InlineData(0), InlineData(11), InlineData(60)]
    public void What_is_no_TrueType_is_refused(int length)
    {
        Assert.Throws<FontProgramException>(() => new TrueTypeProgram(new byte[length]));
    }

    // A name-keyed program (Technical Note 5176): header, names, top dictionary, strings, subroutines for all, then charstrings and a private dictionary.
    private static byte[] Cff(byte[]? subroutine = null)
    {
        byte[] Number(int value) => [29, (byte)(value >> 24), (byte)(value >> 16), (byte)(value >> 8), (byte)value];
        byte[] Index(params byte[][] items)
        {
            var bytes = new List<byte> { (byte)(items.Length >> 8), (byte)items.Length };
            if (items.Length == 0) return [.. bytes];
            bytes.Add(1);
            int offset = 1;
            foreach (byte[] item in items.Prepend([])) bytes.Add((byte)(offset += item.Length));
            foreach (byte[] item in items) bytes.AddRange(item);
            return [.. bytes];
        }

        const byte endChar = 14;
        byte[] nothing = [139];
        byte[] charStrings = Index(
            [endChar],
            [199, endChar],
            [.. (byte[])[32, 10], endChar],
            [39, .. nothing, .. nothing, 1, endChar],
            [.. nothing, .. nothing, 21, endChar]);
        byte[] own = [.. Number(500), 20, .. Number(600), 21, .. Number(18), 19];
        byte[] subroutines = Index(subroutine ?? [199, 11]);
        byte[] header = [1, 0, 4, 1];
        byte[] names = Index([(byte)'A']);
        byte[] Top(int at, int privateAt) => [.. Number(at), 17, .. Number(own.Length), .. Number(privateAt), 18];
        int start = header.Length + names.Length + Index(Top(0, 0)).Length + 2 + 2;
        return [.. header, .. names, .. Index(Top(start, start + charStrings.Length)), .. Index(), .. Index(), .. charStrings, .. own, .. subroutines];
    }
}
