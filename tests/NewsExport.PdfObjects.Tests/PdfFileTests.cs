using System.Text;
using NewsExport.TestSupport;

namespace NewsExport.PdfObjects.Tests;

public class PdfFileTests
{
    [Fact]
    public void What_is_written_is_read_back()
    {
        byte[] bytes = Write(file =>
        {
            int stream = file.Reserve();
            int root = file.Reserve();
            file.WriteStream(stream, "/Type/Made", "some bytes"u8, compress: true);
            file.Write(root, new PdfBuffer().Raw("<</Type/Catalog/Made ").Reference(stream).Raw(">>"));
            return root;
        });
        PdfDocument read = PdfDocument.Open(new MemoryStream(bytes));
        PdfDictionary catalog = read.Get<PdfDictionary>(read.Trailer, "Root")!;
        var stream = Assert.IsType<PdfStream>(read.Get(catalog, "Made"));
        Assert.Equal("some bytes", Encoding.ASCII.GetString(read.Decode(stream)));
        Assert.True(stream.HasRightLength);
        Assert.False(read.IsRebuilt);
        Assert.Empty(read.Flaws);
        Assert.Equal("1.7", read.HeaderVersion);
    }

    [Fact]
    public void More_objects_than_a_stream_takes_are_all_read_back()
    {
        byte[] bytes = Write(file =>
        {
            int[] numbers = [.. Enumerable.Range(0, 1001).Select(_ => file.Reserve())];
            // Written in another order than numbered.
            foreach (int number in numbers.Reverse().Skip(1)) file.Write(number, new PdfBuffer().Raw("<</N ").Integer(number).Raw(">>"));
            file.Write(numbers[^1], new PdfBuffer().Raw("<</Type/Catalog>>"));
            return numbers[^1];
        });
        PdfDocument read = PdfDocument.Open(new MemoryStream(bytes));
        for (int number = 1; number <= 1000; number++) Assert.Equal(number, ((PdfNumber)((PdfDictionary)read.Get(number))["N"]).Integer);
    }

    [Fact]
    public void Streams_that_are_deflated_side_by_side_stand_in_the_order_of_writing()
    {
        byte[] first = Streams();
        PdfDocument read = PdfDocument.Open(new MemoryStream(first));
        Assert.Empty(read.Flaws);
        int last = 0;
        for (int number = 1; number <= 200; number++)
        {
            var stream = (PdfStream)read.Get(number);
            Assert.Equal(Content(number), read.Decode(stream));
            int at = first.AsSpan().IndexOf(Encoding.ASCII.GetBytes($"\n{number} 0 obj\n"));
            Assert.True(at > last, $"Stream {number} stands at {at}, the one before at {last}.");
            last = at;
        }

        for (int run = 0; run < 5; run++) Assert.Equal(first, Streams());
    }

    [Fact]
    public void Of_nothing_a_stream_of_nothing_is_read_back()
    {
        byte[] bytes = Write(file =>
        {
            int stream = file.Reserve();
            file.WriteStream(stream, "", [], compress: true);
            int root = file.Reserve();
            file.Write(root, new PdfBuffer().Raw("<</Type/Catalog>>"));
            return root;
        });
        PdfDocument read = PdfDocument.Open(new MemoryStream(bytes));
        Assert.Empty(read.Decode((PdfStream)read.Get(1)));
    }

    [Fact]
    public void An_output_that_fails_ends_the_writing()
    {
        using var file = new PdfFile(new FullDisk());
        Assert.Throws<IOException>(() =>
        {
            for (int i = 0; i < 1000; i++) file.WriteStream(file.Reserve(), "", Content(i), compress: true);
        });
    }

    [Fact]
    public void An_object_is_written_once()
    {
        using var file = new PdfFile(new MemoryStream());
        int number = file.Reserve();
        file.Write(number, new PdfBuffer().Raw("1"));
        Assert.Throws<InvalidOperationException>(() => file.Write(number, new PdfBuffer().Raw("2")));
        Assert.Throws<InvalidOperationException>(() => file.WriteStream(number, "", [], compress: false));
    }

    [Fact]
    public void A_file_with_a_reserved_object_that_was_never_written_is_not_finished()
    {
        using var file = new PdfFile(new MemoryStream());
        int root = file.Reserve();
        file.Reserve();
        file.Write(root, new PdfBuffer().Raw("<</Type/Catalog>>"));
        Assert.Throws<InvalidOperationException>(() => file.Finish(root, root));
    }

    [Fact]
    public void Equal_objects_give_equal_bytes_and_others_another_ID()
    {
        byte[] Of(string title) => Write(file =>
        {
            int root = file.Reserve();
            file.Write(root, new PdfBuffer().Raw("<</Type/Catalog/T").Text(title).Raw(">>"));
            return root;
        });
        string IdOf(byte[] bytes) => PdfDocument.Open(new MemoryStream(bytes)).Trailer["ID"].ToString();
        Assert.Equal(Of("Quay"), Of("Quay"));
        Assert.NotEqual(IdOf(Of("Quay")), IdOf(Of("Key")));
    }

    [Fact]
    public void The_position_is_that_of_the_output()
    {
        using var output = new MemoryStream();
        using var file = new PdfFile(output);
        file.WriteStream(file.Reserve(), "", new byte[5000], compress: false);
        Assert.Equal(output.Length, file.Position);
    }

    [Fact]
    public void Qpdf_finds_nothing_wrong()
    {
        string qpdf = Tool.Need("qpdf", "qpdf");
        using var folder = new TemporaryFolder();
        string path = folder.PathOf("a.pdf");
        File.WriteAllBytes(path, Write(file =>
        {
            int root = file.Reserve();
            int pages = file.Reserve();
            int page = file.Reserve();
            file.Write(root, new PdfBuffer().Raw("<</Type/Catalog/Pages ").Reference(pages).Raw(">>"));
            file.Write(pages, new PdfBuffer().Raw("<</Type/Pages/Count 1/Kids[").Reference(page).Raw("]>>"));
            file.Write(page, new PdfBuffer().Raw("<</Type/Page/MediaBox[0 0 9 9]/Resources<<>>/Parent ").Reference(pages).Raw(">>"));
            return root;
        }));
        ToolResult result = Tool.Run(qpdf, ["--check", path]);
        Assert.True(result.ExitCode == 0, result.All);
    }

    // Large ones and small ones, packed and not.
    private static byte[] Content(int number) => [.. Enumerable.Range(0, number % 3 == 0 ? 50 : 9000).Select(i => (byte)((i * number) >> (number % 5)))];

    private static byte[] Streams() => Write(file =>
    {
        int[] numbers = [.. Enumerable.Range(0, 200).Select(_ => file.Reserve())];
        foreach (int number in numbers) file.WriteStream(number, "", Content(number), compress: number % 7 != 0);
        int root = file.Reserve();
        file.Write(root, new PdfBuffer().Raw("<</Type/Catalog>>"));
        return root;
    });

    private static byte[] Write(Func<PdfFile, int> write)
    {
        using var output = new MemoryStream();
        using var file = new PdfFile(output);
        int root = write(file);
        int info = file.Reserve();
        file.Write(info, new PdfBuffer().Raw("<<>>"));
        file.Finish(root, info);
        return output.ToArray();
    }

    private sealed class FullDisk : MemoryStream
    {
        public override void Write(ReadOnlySpan<byte> buffer)
        {
            if (Length + buffer.Length > 100_000) throw new IOException("The disk is full.");
            base.Write(buffer);
        }
    }
}
