using System.IO.Compression;
using System.Text;
using CsCheck;
using NewsExport.Epub.Container;

namespace NewsExport.Epub.Tests.Container;

public class ZipWriterTests
{
    [Fact]
    public void The_mimetype_stands_at_byte_30_and_its_value_at_byte_38()
    {
        byte[] epub = Editions.Write(Editions.Of(Editions.Plain()));
        Assert.Equal("PK\u0003\u0004", Encoding.Latin1.GetString(epub, 0, 4));
        Assert.Equal("mimetypeapplication/epub+zip", Encoding.Latin1.GetString(epub, 30, 28));
        Assert.Equal(0, epub[28] | epub[29]);
        Assert.Equal(0, epub[8] | epub[9]);
    }

    [Fact]
    public void Other_code_reads_back_what_was_written_with_the_first_day_as_time() =>
        Gen.Select(Gen.String[Gen.Char.AlphaNumeric, 1, 12], Gen.Byte.Array[0, 3000]).Array[0, 8].Sample(entries =>
        {
            (string Name, byte[] Content)[] distinct = [.. entries.Select((entry, index) => ($"{index}한{entry.Item1}", entry.Item2))];
            using var stream = new MemoryStream();
            var writer = new ZipWriter(stream);
            foreach ((string name, byte[] content) in distinct) writer.Add(name, ZipWriter.Deflate(content));
            writer.Finish();
            using var zip = new ZipArchive(stream, ZipArchiveMode.Read);
            Assert.Equal(distinct.Select(entry => entry.Name), zip.Entries.Select(entry => entry.FullName));
            foreach ((ZipArchiveEntry entry, byte[] content) in zip.Entries.Zip(distinct.Select(entry => entry.Content)))
            {
                using Stream back = entry.Open();
                using var memory = new MemoryStream();
                back.CopyTo(memory);
                Assert.Equal(content, memory.ToArray());
                Assert.Equal(new DateTime(1980, 1, 1), entry.LastWriteTime.DateTime);
            }
        }, iter: 200);

    [Fact]
    public void What_deflating_does_not_make_smaller_is_stored()
    {
        byte[] noise = new byte[1000];
        new Random(1).NextBytes(noise);
        Assert.True(ZipWriter.Deflate(noise).IsStored);
        Assert.True(ZipWriter.Deflate([]).IsStored);
        Assert.False(ZipWriter.Deflate(new byte[1000]).IsStored);
    }
}
