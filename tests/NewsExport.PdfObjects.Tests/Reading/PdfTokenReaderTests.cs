using System.Text;
using CsCheck;

namespace NewsExport.PdfObjects.Tests.Reading;

public class PdfTokenReaderTests
{
    [Theory]
    [InlineData("12", 12, true), InlineData("-0.5", -0.5, false), InlineData("+7", 7, true), InlineData(".25", 0.25, false), InlineData("4.", 4, false)]
    [InlineData("123456789012345678901234567890", 1.2345678901234568e29, true), InlineData("0.000000000000000000001", 1e-21, false)]
    public void Numbers(string text, double value, bool isInteger)
    {
        var reader = new PdfTokenReader(Bytes(text));
        Assert.True(reader.Read());
        Assert.Equal(PdfToken.Number, reader.Token);
        Assert.Equal(value, reader.Number, Math.Abs(value) * 1e-12);
        Assert.Equal(isInteger, reader.IsInteger);
    }

    [Theory]
    [InlineData("1e5"), InlineData("--5"), InlineData("1.2.3"), InlineData("-"), InlineData("."), InlineData("5-3"), InlineData("obj")]
    public void What_is_no_number_is_a_keyword(string text)
    {
        var reader = new PdfTokenReader(Bytes(text));
        Assert.True(reader.Read());
        Assert.Equal(PdfToken.Keyword, reader.Token);
    }

    [Theory]
    [InlineData("(a(b)c)", "a(b)c"), InlineData("(a\\)b)", "a)b"), InlineData("(\\101\\7x)", "A\u0007x"), InlineData("(a\\\nb)", "ab"), InlineData("(a\r\nb)", "a\nb"), InlineData("(\\n\\q)", "\nq")]
    [InlineData("<41 4 2>", "AB"), InlineData("<4>", "@"), InlineData("<>", ""), InlineData("(open", "open"), InlineData("<41", "A"), InlineData("(\\", "")]
    public void Strings(string text, string value)
    {
        var reader = new PdfTokenReader(Bytes(text));
        var read = (PdfString)new PdfObjectParser().Read(ref reader);
        Assert.Equal(value, Encoding.Latin1.GetString(read.Bytes.Span));
    }

    [Fact]
    public void Comments_are_white_space()
    {
        var reader = new PdfTokenReader("1%(two]\n3"u8);
        reader.Read();
        reader.Read();
        Assert.Equal(3, reader.Number);
        Assert.False(reader.Read());
    }

    [Theory]
    [InlineData("<</A 1/B[1 0 R 2 3]/C<</D(x)>>>>", "<</A 1/B[1 0 R 2 3]/C<</D(x)>>>>"), InlineData("[true false null]", "[true false null]"), InlineData("<</A>>", "<</A null>>"), InlineData("/a#20b", "/a#20b")]
    [InlineData("<</A 1/A 2>>", "<</A 1/A 2>>"), InlineData("-1.5", "-1.5"), InlineData("<00FF>", "<00FF>")]
    public void Objects_are_written_as_they_were_read(string text, string written)
    {
        var reader = new PdfTokenReader(Bytes(text));
        Assert.Equal(written, new PdfObjectParser().Read(ref reader).ToString());
    }

    [Theory]
    [InlineData("["), InlineData("<</A"), InlineData("<<1 2>>"), InlineData("]"), InlineData(""), InlineData("foo"), InlineData("<</A [1 2>>")]
    public void Objects_that_do_not_end_are_refused(string text)
    {
        Assert.Throws<PdfFormatException>(() =>
        {
            var reader = new PdfTokenReader(Bytes(text));
            return new PdfObjectParser().Read(ref reader);
        });
    }

    [Fact]
    public void Nesting_without_end_is_refused()
    {
        Assert.Throws<PdfFormatException>(() =>
        {
            var reader = new PdfTokenReader(Bytes(new string('[', 100_000)));
            return new PdfObjectParser().Read(ref reader);
        });
    }

    [Fact]
    public void Any_bytes_come_to_an_end()
    {
        Gen.Byte.Array[0, 200].Sample(bytes =>
        {
            var reader = new PdfTokenReader(bytes);
            int last = -1;
            while (reader.Read())
            {
                if (reader.Position <= last) return false;
                last = reader.Position;
            }

            return reader.Position == bytes.Length;
        });
    }

    [Theory]
    [InlineData(new byte[] { 0xFE, 0xFF, 0x00, 0xE9 }, "é"), InlineData(new byte[] { 0xFF, 0xFE, 0xE9, 0x00 }, "é"), InlineData(new byte[] { 0xEF, 0xBB, 0xBF, 0xC3, 0xA9 }, "é"), InlineData(new byte[] { 0xE9 }, "é")]
    public void A_text_says_by_its_mark_how_it_is_written(byte[] bytes, string text)
    {
        Assert.Equal(text, new PdfString(bytes).Text);
    }

    private static byte[] Bytes(string text) => Encoding.Latin1.GetBytes(text);
}
