using System.Text;
using System.Xml.Linq;
using NewsExport.Model;

namespace NewsExport.Pdf.Tests;

public class XmpTests
{
    [Theory]
    [InlineData("The Quay"), InlineData("A < B & \"C\""), InlineData("연락선"), InlineData("]]>")]
    public void The_packet_holds_the_title_whatever_its_characters(string title)
    {
        XDocument packet = Packet(Xmp.Write(new DocumentFacts(title, "Kim Ji-u", LanguageTag.Parse("en"), null)));
        Assert.Equal(title, packet.Descendants(XName.Get("title", "http://purl.org/dc/elements/1.1/")).Single().Value.Trim());
    }

    [Fact]
    public void What_is_not_known_is_not_said()
    {
        string packet = Encoding.UTF8.GetString(Xmp.Write(new DocumentFacts("Title", null, default, null)));
        Assert.DoesNotContain("creator", packet);
        Assert.DoesNotContain("dc:language", packet);
        foreach (string teller in new[] { "CreateDate", "ModifyDate", "CreatorTool", "Producer", "DocumentID", "InstanceID" }) Assert.DoesNotContain(teller, packet);
    }

    [Fact]
    public void It_is_PDF_A_2a_and_PDF_UA_1()
    {
        string packet = Encoding.UTF8.GetString(Xmp.Write(new DocumentFacts("Title", null, LanguageTag.Parse("en"), null)));
        Assert.Contains("<pdfaid:part>2</pdfaid:part>", packet);
        Assert.Contains("<pdfaid:conformance>A</pdfaid:conformance>", packet);
        Assert.Contains("<pdfuaid:part>1</pdfuaid:part>", packet);
        Assert.StartsWith("<?xpacket begin=\"\uFEFF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>", packet);
    }

    private static XDocument Packet(byte[] bytes)
    {
        string text = Encoding.UTF8.GetString(bytes);
        return XDocument.Parse(text[text.IndexOf("<x:", StringComparison.Ordinal)..text.LastIndexOf("<?", StringComparison.Ordinal)]);
    }
}
