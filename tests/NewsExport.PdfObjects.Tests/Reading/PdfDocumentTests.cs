using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace NewsExport.PdfObjects.Tests.Reading;

public class PdfDocumentTests
{
    private const string Head = "%PDF-1.4\n";

    [Fact]
    public void A_table_of_cross_references()
    {
        PdfDocument file = Open(Classic(["<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Count 0/Kids[]>>"]));
        Assert.False(file.IsRebuilt);
        Assert.Equal([1, 2], file.Numbers);
        Assert.Equal(0, file.Get<PdfNumber>(file.Get<PdfDictionary>(RootOf(file), "Pages")!, "Count")!.Integer);
        Assert.True(file.StandsInPlace(1));
    }

    [Fact]
    public void A_later_revision_counts_before_an_earlier_one()
    {
        string first = Classic(["<</Type/Catalog/V 1>>"]);
        int table = first.LastIndexOf("xref\n", first.LastIndexOf("startxref", StringComparison.Ordinal), StringComparison.Ordinal);
        int place = first.Length;
        string second = $"{first}1 0 obj\n<</Type/Catalog/V 2>>\nendobj\n";
        int start = second.Length;
        second += string.Create(CultureInfo.InvariantCulture, $"xref\n1 1\n{place:D10} 00000 n \ntrailer\n<</Size 2/Root 1 0 R/Prev {table}>>\nstartxref\n{start}\n%%EOF\n");
        PdfDocument file = Open(second);
        Assert.Equal(2, file.Get<PdfNumber>(RootOf(file), "V")!.Integer);
        Assert.Equal(2, file.Sections);
        Assert.False(file.IsRebuilt);
    }

    [Fact]
    public void A_freed_object_is_null()
    {
        string text = Classic(["<</Type/Catalog/V 2 0 R>>", "(old)"]);
        PdfDocument file = Open(Regex(text, "[0-9]{10} 00000 n \ntrailer", "0000000000 00001 f \ntrailer"));
        Assert.IsType<PdfNull>(file.Get(RootOf(file), "V"));
    }

    [Fact]
    public void A_hybrid_file_has_its_further_objects_in_a_stream()
    {
        // Object 4 stands in the object stream 3, as only the stream of cross-references 2 says.
        var text = new StringBuilder(Head);
        int one = Object(text, 1, "<</Type/Catalog/V 4 0 R>>");
        int three = text.Length;
        text.Append("3 0 obj\n<</Type/ObjStm/N 1/First 4/Length 12>>\nstream\n4 0 (hidden)\nendstream\nendobj\n");
        int two = text.Length;
        text.Append("2 0 obj\n<</Type/XRef/Size 5/W[1 2 1]/Index[3 2]/Filter/ASCIIHexDecode/Length 17>>\nstream\n")
            .Append(CultureInfo.InvariantCulture, $"01{three:X4}00 02000300>").Append("\nendstream\nendobj\n");
        int start = text.Length;
        text.Append(CultureInfo.InvariantCulture, $"xref\n0 2\n0000000000 65535 f \n{one:D10} 00000 n \ntrailer\n<</Size 5/Root 1 0 R/XRefStm {two}>>\nstartxref\n{start}\n%%EOF\n");
        PdfDocument file = Open(text.ToString());
        Assert.False(file.IsRebuilt, string.Join("; ", file.Flaws));
        Assert.Equal("hidden", file.Get<PdfString>(RootOf(file), "V")!.Text);
    }

    [Theory]
    [InlineData("startxref\n", "startxref\n7"), InlineData("startxref", "startxyz"), InlineData("xref\n0", "xerf\n0"), InlineData("trailer", "trialer"), InlineData("/Size 3", "/Size 3/Prev 5"), InlineData(" 00000 n", " 0000x n")]
    public void Broken_cross_references_are_built_anew(string old, string now)
    {
        string text = Classic(["<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Count 0/Kids[]>>"]);
        PdfDocument file = Open(text.Replace(old, now, StringComparison.Ordinal));
        Assert.True(file.IsRebuilt);
        Assert.NotEmpty(file.Flaws);
        Assert.Equal("Pages", file.Get<PdfName>(file.Get<PdfDictionary>(RootOf(file), "Pages")!, "Type")!.Value);
    }

    [Fact]
    public void An_object_at_another_place_is_looked_for()
    {
        string text = Regex(Classic(["<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Count 0/Kids[]>>"]), "[0-9]{10} 00000 n \ntrailer", "0000000011 00000 n \ntrailer");
        PdfDocument file = Open(text);
        Assert.Equal("Pages", file.Get<PdfName>(file.Get<PdfDictionary>(RootOf(file), "Pages")!, "Type")!.Value);
        Assert.True(file.IsRebuilt);
    }

    [Fact]
    public void A_file_of_object_streams_without_cross_references_is_built_anew()
    {
        using var output = new MemoryStream();
        using (var writer = new PdfFile(output))
        {
            int root = writer.Reserve();
            int info = writer.Reserve();
            writer.Write(root, new PdfBuffer().Raw("<</Type/Catalog/V(kept)>>"));
            writer.Write(info, new PdfBuffer().Raw("<<>>"));
            writer.Finish(root, info);
        }

        string text = Encoding.Latin1.GetString(output.ToArray());
        PdfDocument file = Open(text[..text.LastIndexOf("/Type/XRef", StringComparison.Ordinal)]);
        Assert.True(file.IsRebuilt);
        Assert.Equal("kept", file.Get<PdfString>(RootOf(file), "V")!.Text);
    }

    [Fact]
    public void A_stream_whose_length_is_wrong_ends_at_its_keyword()
    {
        PdfDocument file = Open(Classic(["<</Type/Catalog/V 2 0 R>>", "<</Length 3>>\nstream\nlonger than that\nendstream"]));
        var stream = Assert.IsType<PdfStream>(file.Get(RootOf(file), "V"));
        Assert.False(stream.HasRightLength);
        Assert.Equal("longer than that", Encoding.ASCII.GetString(file.RawBytes(stream)));
    }

    [Fact]
    public void A_length_may_stand_elsewhere()
    {
        PdfDocument file = Open(Classic(["<</Type/Catalog/V 2 0 R>>", "<</Length 3 0 R>>\nstream\nbytes\nendstream", "5"]));
        Assert.True(Assert.IsType<PdfStream>(file.Get(2)).HasRightLength);
    }

    [Fact]
    public void Lengths_that_lead_in_a_circle_end()
    {
        PdfDocument file = Open(Classic(["<</Type/Catalog>>", "<</Length 3 0 R>>\nstream\na\nendstream", "<</Length 2 0 R>>\nstream\nb\nendstream"]));
        Assert.Equal("a", Encoding.ASCII.GetString(file.RawBytes((PdfStream)file.Get(2))));
    }

    [Fact]
    public void Lengths_of_lengths_without_end_end()
    {
        IEnumerable<string> chain = Enumerable.Range(2, 5000).Select(number => $"<</Length {number + 1} 0 R>>\nstream\na\nendstream");
        PdfDocument file = Open(Classic([.. chain.Prepend("<</Type/Catalog>>")]));
        Assert.IsType<PdfStream>(file.Get(2));
    }

    [Fact]
    public void References_that_lead_in_a_circle_are_refused()
    {
        PdfDocument file = Open(Classic(["<</Type/Catalog/V 2 0 R>>", "3 0 R", "2 0 R"]));
        Assert.Throws<PdfFormatException>(() => file.Get(RootOf(file), "V"));
    }

    [Theory]
    [InlineData("ASCIIHexDecode", "68 65 6C6C 6F>"), InlineData("ASCII85Decode", "BOu!rDZ~>"), InlineData("AHx", "68656c6c6f"), InlineData("RunLengthDecode", "\u0000h\u0000e\u00FFl\u0000o\u0080")]
    public void Filters_are_undone(string filter, string packed)
    {
        PdfDocument file = Open(Classic(["<</Type/Catalog>>", $"<</Filter/{filter}/Length {packed.Length}>>\nstream\n{packed}\nendstream"]));
        Assert.Equal("hello", Encoding.Latin1.GetString(file.Decode((PdfStream)file.Get(2))));
    }

    [Theory]
    [InlineData(0, new byte[] { 5, 6, 7, 8, 9, 10 }), InlineData(1, new byte[] { 5, 6, 7, 13, 15, 17 }), InlineData(2, new byte[] { 5, 6, 7, 8, 9, 10 })]
    public void The_predictors_of_PNG_are_undone(byte kind, byte[] expected)
    {
        // Two rows of one or two pixels of three colours; kind 1 adds the pixel to the left, 2 that above.
        byte[] rows = kind == 2 ? [0, 5, 6, 7, 2, 3, 3, 3] : [kind, 5, 6, 7, 8, 9, 10];
        int columns = kind == 2 ? 1 : 2;
        string packed = Encoding.Latin1.GetString(Deflate(rows));
        PdfDocument file = Open(Classic(["<</Type/Catalog>>", $"<</Filter/FlateDecode/DecodeParms<</Predictor 15/Colors 3/Columns {columns}>>/Length {packed.Length}>>\nstream\n{packed}\nendstream"]));
        Assert.Equal(expected, file.Decode((PdfStream)file.Get(2)));
    }

    [Fact]
    public void Several_filters_are_undone_in_order()
    {
        string packed = Convert.ToHexString(Deflate("hello"u8.ToArray())) + ">";
        PdfDocument file = Open(Classic(["<</Type/Catalog>>", $"<</Filter[/ASCIIHexDecode/FlateDecode]/Length {packed.Length}>>\nstream\n{packed}\nendstream"]));
        Assert.Equal("hello", Encoding.ASCII.GetString(file.Decode((PdfStream)file.Get(2))));
    }

    [Fact]
    public void A_stream_that_unpacks_to_more_than_its_limit_is_refused()
    {
        string packed = Encoding.Latin1.GetString(Deflate(new byte[1 << 20]));
        string text = Classic(["<</Type/Catalog>>", $"<</Filter/FlateDecode/Length {packed.Length}>>\nstream\n{packed}\nendstream"]);
        PdfDocument file = PdfDocument.Open(new MemoryStream(Encoding.Latin1.GetBytes(text)), new PdfReadLimits { StreamBytes = 1000 });
        Assert.Equal(PdfProblem.TooLarge, Assert.Throws<PdfFormatException>(() => file.Decode((PdfStream)file.Get(2))).Problem);
    }

    [Theory]
    [InlineData(true), InlineData(false)]
    public void A_stream_cut_short_or_damaged_gives_what_is_left_and_says_so(bool cut)
    {
        byte[] packed = Deflate(Encoding.ASCII.GetBytes(string.Join(' ', Enumerable.Range(0, 2000))));
        if (cut) packed = packed[..(packed.Length / 2)];
        else packed.AsSpan(packed.Length / 2, 40).Fill(0xFF);
        string half = Encoding.Latin1.GetString(packed);
        PdfDocument file = Open(Classic(["<</Type/Catalog>>", $"<</Filter/FlateDecode/Length {half.Length}>>\nstream\n{half}\nendstream"]));
        byte[] bytes = file.Decode((PdfStream)file.Get(2), out bool whole);
        Assert.False(whole);
        Assert.NotEmpty(bytes);
    }

    [Fact]
    public void An_unknown_filter_is_refused()
    {
        PdfDocument file = Open(Classic(["<</Type/Catalog>>", "<</Filter/DCTDecode/Length 1>>\nstream\na\nendstream"]));
        Assert.Equal(PdfProblem.Unsupported, Assert.Throws<PdfFormatException>(() => file.Decode((PdfStream)file.Get(2))).Problem);
    }

    [Theory]
    [InlineData("", PdfProblem.NotPdf), InlineData("<html></html>", PdfProblem.NotPdf), InlineData("%PDF-1.7\n", PdfProblem.NotPdf), InlineData("%PDF-1.7\n1 0 obj\n<<>>\nendobj\n", PdfProblem.NotPdf)]
    public void What_is_no_PDF_is_refused(string text, PdfProblem problem)
    {
        Assert.Equal(problem, Assert.Throws<PdfFormatException>(() => Open(text)).Problem);
    }

    [Fact]
    public void An_encrypted_file_is_refused()
    {
        string text = Classic(["<</Type/Catalog>>"]).Replace("/Root", "/Encrypt<</Filter/Standard>>/Root", StringComparison.Ordinal);
        Assert.Equal(PdfProblem.Encrypted, Assert.Throws<PdfFormatException>(() => Open(text)).Problem);
        // Also where its cross-references are broken.
        Assert.Equal(PdfProblem.Encrypted, Assert.Throws<PdfFormatException>(() => Open(text.Replace("startxref", "", StringComparison.Ordinal))).Problem);
    }

    [Theory]
    [InlineData("/W[0 0 0]"), InlineData("/W[1 2]"), InlineData("/W[1 99 1]"), InlineData("/W[-1 2 1]"), InlineData("/W[1 2 1]/Index[0 8000000]"), InlineData("/W[1 2 1]/Index[-5 2]")]
    public void A_stream_of_cross_references_that_cannot_be_is_no_way_in(string entries)
    {
        string text = $"{Head}1 0 obj\n<</Type/Catalog>>\nendobj\n2 0 obj\n<</Type/XRef/Size 3{entries}/Root 1 0 R/Length 4>>\nstream\nabcd\nendstream\nendobj\nstartxref\n43\n%%EOF";
        PdfDocument file = Open(text);
        Assert.True(file.IsRebuilt);
        Assert.NotNull(RootOf(file));
    }

    [Fact]
    public void A_stream_without_places_is_read_as_well()
    {
        using var packed = new MemoryStream(Deflate(Encoding.Latin1.GetBytes(Classic(["<</Type/Catalog/V 7>>"]))));
        using var forward = new ZLibStream(packed, CompressionMode.Decompress);
        PdfDocument file = PdfDocument.Open(forward);
        Assert.Equal(7, file.Get<PdfNumber>(RootOf(file), "V")!.Integer);
    }

    [Fact]
    public void A_file_too_large_to_be_held_is_read_in_parts()
    {
        const int size = 60 << 20;
        string head = $"{Head}2 0 obj\n<</Length {size}>>\nstream\n";
        string tail = "\nendstream\nendobj\n1 0 obj\n<</Type/Catalog/V 2 0 R>>\nendobj\n";
        long table = head.Length + (long)size + tail.Length;
        long one = head.Length + (long)size + 18;
        string end = string.Create(CultureInfo.InvariantCulture, $"{tail}xref\n0 3\n0000000000 65535 f \n{one:D10} 00000 n \n{Head.Length:D10} 00000 n \ntrailer\n<</Size 3/Root 1 0 R>>\nstartxref\n{table}\n%%EOF\n");
        var bytes = new byte[head.Length + size + end.Length];
        Encoding.ASCII.GetBytes(head, bytes);
        Encoding.ASCII.GetBytes(end, bytes.AsSpan(head.Length + size));
        PdfDocument file = Open(bytes);
        Assert.False(file.IsRebuilt, string.Join("; ", file.Flaws));
        Assert.Equal(size, Assert.IsType<PdfStream>(file.Get(RootOf(file), "V")).Length);
        // And built anew, by looking through all of it.
        Encoding.ASCII.GetBytes("startxyz", bytes.AsSpan(bytes.Length - end.Length + end.IndexOf("startxref", StringComparison.Ordinal)));
        PdfDocument rebuilt = Open(bytes);
        Assert.True(rebuilt.IsRebuilt);
        Assert.Equal(size, Assert.IsType<PdfStream>(rebuilt.Get(RootOf(rebuilt), "V")).Length);
    }

    [Theory]
    [InlineData(1), InlineData(2), InlineData(3)]
    public void Damaged_files_are_read_or_refused(int seed)
    {
        var random = new Random(seed);
        byte[][] sound = [Encoding.Latin1.GetBytes(Classic(["<</Type/Catalog/V 2 0 R>>", "<</Length 3 0 R/Filter/ASCIIHexDecode>>\nstream\n414243>\nendstream", "7", "[1 2 3 (x) <41> /N]"])), Made()];
        for (int round = 0; round < 2000; round++)
        {
            byte[] broken = [.. sound[round % 2]];
            for (int i = 1 << random.Next(6); i > 0; i--) broken[random.Next(broken.Length)] = (byte)random.Next(256);
            if (round % 4 == 0) broken = broken[..random.Next(broken.Length)];
            ReadAll(broken);
        }
    }

    [Fact]
    public void A_file_cut_at_any_byte_is_read_or_refused()
    {
        byte[] made = Made();
        for (int length = 0; length < made.Length; length++) ReadAll(made[..length]);
    }

    // What is thrown is of one type; what is not thrown was read.
    private static void ReadAll(byte[] bytes)
    {
        PdfDocument file;
        try
        {
            file = PdfDocument.Open(new MemoryStream(bytes));
        }
        catch (PdfFormatException)
        {
            return;
        }

        Assert.NotNull(RootOf(file));
        foreach (int number in file.Numbers.ToArray())
        {
            try
            {
                if (file.Get(number) is PdfStream stream) file.Decode(stream);
            }
            catch (PdfFormatException)
            {
                // The next may be sound.
            }
        }
    }

    private static byte[] Made()
    {
        using var output = new MemoryStream();
        using var writer = new PdfFile(output);
        int root = writer.Reserve();
        int info = writer.Reserve();
        for (int i = 0; i < 20; i++) writer.WriteStream(writer.Reserve(), "/N 1", Encoding.ASCII.GetBytes($"stream {i}"), compress: i % 2 == 0);
        writer.Write(root, new PdfBuffer().Raw("<</Type/Catalog/V[1 2 3]>>"));
        writer.Write(info, new PdfBuffer().Raw("<</Title(x)>>"));
        writer.Finish(root, info);
        return output.ToArray();
    }

    private static PdfDictionary RootOf(PdfDocument file) => file.Get<PdfDictionary>(file.Trailer, "Root")!;

    private static PdfDocument Open(string text) => Open(Encoding.Latin1.GetBytes(text));

    private static PdfDocument Open(byte[] bytes) => PdfDocument.Open(new MemoryStream(bytes));

    private static string Regex(string text, string pattern, string now) => System.Text.RegularExpressions.Regex.Replace(text, pattern, now);

    private static byte[] Deflate(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true)) zlib.Write(bytes);
        return packed.ToArray();
    }

    private static int Object(StringBuilder text, int number, string value)
    {
        int place = text.Length;
        text.Append(CultureInfo.InvariantCulture, $"{number} 0 obj\n{value}\nendobj\n");
        return place;
    }

    /// <summary>A file with a table of cross-references; object 1 is the catalogue.</summary>
    private static string Classic(string[] objects)
    {
        var text = new StringBuilder(Head);
        int[] places = [.. objects.Select((value, index) => Object(text, index + 1, value))];
        int start = text.Length;
        text.Append(CultureInfo.InvariantCulture, $"xref\n0 {objects.Length + 1}\n0000000000 65535 f \n");
        foreach (int place in places) text.Append(CultureInfo.InvariantCulture, $"{place:D10} 00000 n \n");
        text.Append(CultureInfo.InvariantCulture, $"trailer\n<</Size {objects.Length + 1}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n");
        return text.ToString();
    }
}
