using System.Globalization;
using System.Text;
using CsCheck;

namespace NewsExport.PdfObjects.Tests;

public class PdfBufferTests
{
    [Theory]
    [InlineData(0, "0"), InlineData(12, "12"), InlineData(-3.5, "-3.5"), InlineData(0.0004, "0"), InlineData(0.0005, "0.001"), InlineData(1234567.125, "1234567.125")]
    [InlineData(1e15, "1000000000000000"), InlineData(-0.0001, "0")]
    public void A_number_has_at_most_three_decimals_and_no_exponent(double value, string written)
    {
        Assert.Equal(written, TextOf(new PdfBuffer().Number(value)));
    }

    [Fact]
    public void Numbers_are_written_as_the_runtime_writes_them()
    {
        var random = new Random(1);
        for (int i = 0; i < 20_000; i++)
        {
            double value = (random.NextDouble() - 0.5) * Math.Pow(10, random.Next(-4, 12));
            double rounded = Math.Round(value, 3, MidpointRounding.AwayFromZero);
            string expected = rounded == 0 ? "0" : rounded.ToString("0.###", CultureInfo.InvariantCulture);
            Assert.Equal(expected, TextOf(new PdfBuffer().Number(value)));
        }
    }

    [Theory]
    [InlineData(double.NaN), InlineData(double.PositiveInfinity), InlineData(double.NegativeInfinity)]
    public void What_is_no_number_is_refused(double value)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new PdfBuffer().Number(value));
    }

    [Theory]
    [InlineData("F1", "/F1"), InlineData("A B", "/A#20B"), InlineData("a#b/c", "/a#23b#2Fc"), InlineData("é", "/#C3#A9"), InlineData("", "/")]
    public void A_name_escapes_what_would_end_it(string name, string written)
    {
        Assert.Equal(written, TextOf(new PdfBuffer().Name(name)));
    }

    [Theory]
    [InlineData("Quay", "(Quay)"), InlineData("a(b)\\", "(a\\(b\\)\\\\)"), InlineData("é", "<FEFF00E9>"), InlineData("😀", "<FEFFD83DDE00>"), InlineData("a\nb", "<FEFF0061000A0062>"), InlineData("", "()")]
    public void A_text_is_ASCII_or_UTF_16_with_its_mark(string text, string written)
    {
        Assert.Equal(written, TextOf(new PdfBuffer().Text(text)));
    }

    [Fact]
    public void A_buffer_that_is_cleared_begins_anew()
    {
        PdfBuffer buffer = new PdfBuffer().Raw("old");
        buffer.Clear();
        Assert.Equal("7 0 R<0AFF>", TextOf(buffer.Reference(7).Raw("<").Code(0x0AFF).Raw(">")));
        Assert.Equal(11, buffer.Length);
    }

    [Fact]
    public void Every_code_within_a_string_is_read_back_as_it_was()
    {
        Gen.UShort.Array[0, 40].Sample(codes =>
        {
            var buffer = new PdfBuffer();
            buffer.Raw("(");
            foreach (ushort code in codes) buffer.LiteralCode(code);
            var reader = new PdfTokenReader(buffer.Raw(")").Bytes);
            byte[] read = ((PdfString)new PdfObjectParser().Read(ref reader)).Bytes.ToArray();
            return read.SequenceEqual(codes.SelectMany(code => new[] { (byte)(code >> 8), (byte)code }));
        });
    }

    [Theory]
    [InlineData(0x2829, "\\(\\)"), InlineData(0x5C0D, "\\\\\\r"), InlineData(0x0041, "\0A"), InlineData(0x0A0A, "\n\n")]
    public void Only_brackets_solidus_and_return_are_marked_in_a_code(int code, string written)
    {
        Assert.Equal(written, TextOf(new PdfBuffer().LiteralCode((ushort)code)));
    }

    [Fact]
    public void Every_text_is_read_back_as_it_was()
    {
        Gen.String.Sample(text =>
        {
            // Half a pair of surrogates is no text.
            string sound = Encoding.Unicode.GetString(Encoding.Unicode.GetBytes(text));
            var reader = new PdfTokenReader(new PdfBuffer().Text(sound).Bytes);
            return ((PdfString)new PdfObjectParser().Read(ref reader)).Text == sound;
        });
    }

    [Fact]
    public void Every_name_is_read_back_as_it_was()
    {
        Gen.String.AlphaNumeric.Select(Gen.Char[' ', '~'], (word, sign) => word + sign).Sample(name =>
        {
            var reader = new PdfTokenReader(new PdfBuffer().Name(name).Bytes);
            return ((PdfName)new PdfObjectParser().Read(ref reader)).Value == name;
        });
    }

    private static string TextOf(PdfBuffer buffer) => Encoding.ASCII.GetString(buffer.Bytes);
}
