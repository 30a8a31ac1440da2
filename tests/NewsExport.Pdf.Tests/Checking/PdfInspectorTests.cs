using System.Globalization;
using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;
using NewsExport.Model;

namespace NewsExport.Pdf.Tests.Checking;

public class PdfInspectorTests
{
    private const string Artifact = "/Artifact BMC\n";

    /// <summary>For each rule, files that break it: by the rule's id and what is wrong.</summary>
    private static readonly Dictionary<string, Func<byte[]>> Broken = new(StringComparer.Ordinal)
    {
        ["NE5401 some text"] = () => "The ferry left."u8.ToArray(),
        ["NE5401 nothing"] = () => [],
        ["NE5402 a password"] = () => With(file => file.Trailer += "/Encrypt<</Filter/Standard/V 1>>"),
        ["NE5403 no comment"] = () => With(file => file.Header = "%PDF-1.7\n"),
        ["NE5403 a comment of ASCII"] = () => With(file => file.Header = "%PDF-1.7\n%abcd\n"),
        ["NE5403 a later version"] = () => With(file => file.Header = file.Header.Replace("1.7", "2.0", StringComparison.Ordinal)),
        ["NE5403 bytes before it"] = () => With(file => file.Header = "\n" + file.Header),
        ["NE5404 startxref leads astray"] = () => Bytes(text => text.Replace("startxref\n", "startxref\n9", StringComparison.Ordinal)),
        ["NE5404 an object at another place"] = () => Bytes(text => text.Replace("0000000015 00000 n", "0000000016 00000 n", StringComparison.Ordinal)),
        ["NE5404 no end"] = () => Bytes(text => text.Replace("%%EOF", "", StringComparison.Ordinal)),
        ["NE5405 no ID"] = () => With(file => file.Trailer = file.Trailer[..file.Trailer.IndexOf("/ID", StringComparison.Ordinal)]),
        ["NE5406 a length too small"] = () => Bytes(text => text.Replace("/Filter /DCTDecode/Length 1", "/Filter /DCTDecode/Length 0", StringComparison.Ordinal)),
        ["NE5407 bytes behind the end"] = () => Open().Save(behind: "more"),
        ["NE5408 content that does not unpack"] = () => With(file => file.Replace("<<>>", "<</Filter/FlateDecode>>", once: true)),
        ["NE5409 pages miscounted"] = () => With(file => file.Replace("/Type/Pages/Count 3", "/Type/Pages/Count 4")),
        ["NE5409 a page twice"] = () => With(file => file.ReplaceIn("/Type/Pages", @"Kids\[(\d+ 0 R)", "Kids[$1 $1")),
        ["NE5409 no pages"] = () => With(file => file.ReplaceIn("/Type/Catalog", @"/Pages \d+ 0 R", "")),
        ["NE5410 the same many times"] = () => With(file => file.Replace("/P<</MCID", "/P<</XCID").Replace("/Artifact BMC", "/Span BMC").Replace("/Link<</MCID", "/Link<</XCID")),
        ["NE5420 no mark"] = () => With(file => file.Replace("/MarkInfo<</Marked true>>", "")),
        ["NE5421 suspects"] = () => With(file => file.Replace("/Marked true", "/Marked true/Suspects true")),
        ["NE5422 no tree"] = () => With(file => file.ReplaceIn("/Type/Catalog", @"/StructTreeRoot \d+ 0 R", "")),
        ["NE5423 no language"] = () => With(file => file.Replace("/Lang(en)/Metadata", "/Metadata")),
        ["NE5424 an element's language"] = () => With(file => file.Replace("/Lang(en)/K", "/Lang(e n)/K")),
        ["NE5424 the document's language"] = () => With(file => file.Replace("/Lang(en)/Metadata", "/Lang(english-language)/Metadata").Replace("english-language", "en--us")),
        ["NE5425 no title"] = () => With(file => file.Replace(">The Quay<", "> <")),
        ["NE5426 the file's name in its place"] = () => With(file => file.Replace("/DisplayDocTitle true", "/DisplayDocTitle false")),
        ["NE5427 no PDF/UA"] = () => With(file => file.Replace("<pdfuaid:part>1", "<pdfuaid:part>2")),
        ["NE5428 a type of its own"] = () => With(file => file.Replace("/S/Art/", "/S/Story/")),
        ["NE5429 roles in a circle"] = () => With(file => file.Replace("/S/Art/", "/S/Story/").Replace("/Type/StructTreeRoot", "/Type/StructTreeRoot/RoleMap<</Story/Tale/Tale/Story>>")),
        ["NE5430 a standard role mapped"] = () => With(file => file.Replace("/Type/StructTreeRoot", "/Type/StructTreeRoot/RoleMap<</P/Span>>")),
        ["NE5431 an artifact in a heading"] = () => With(file => file.Replace("/H1<</MCID 0>>BDC\n", "/H1<</MCID 0>>BDC\n/Artifact BMC EMC\n")),
        ["NE5432 content in an artifact"] = () => With(file => file.Replace(Artifact, Artifact + "/P<</MCID 99>>BDC EMC\n")),
        ["NE5433 a rule"] = () => With(file => file.Replace(Artifact, "/Span BMC\n")),
        ["NE5433 text"] = () => With(file => file.Replace("/H1<</MCID 0>>BDC\n", "/H1 BMC\n")),
        ["NE5434 an end too many"] = () => With(file => file.Replace(Artifact, "")),
        ["NE5434 an end too few"] = () => With(file => file.Replace(Artifact, Artifact + "/Span BMC\n")),
        ["NE5434 across a text object"] = () => With(file => file.Replace("/H1<</MCID 0>>BDC\nBT\n", "BT\n/H1<</MCID 0>>BDC\n")),
        ["NE5435 a number twice"] = () => With(file => file.Replace("/P<</MCID 1>>BDC", "/P<</MCID 0>>BDC")),
        ["NE5436 in no element"] = () => With(file => file.ReplaceIn("/S/H2/", @"/K\[\d+\]", "/K[]")),
        ["NE5436 in an element twice"] = () => With(file => file.ReplaceIn("/S/H2/", @"/K\[(\d+)\]", "/K[$1 $1]")),
        ["NE5437 content that is not there"] = () => With(file => file.ReplaceIn("/S/H2/", @"/K\[(\d+)\]", "/K[$1 777]")),
        ["NE5438 a parent that is another"] = () => With(file => file.ReplaceIn("/Nums[0 [", @"0 \[(\d+ 0 R) (\d+ 0 R)", "0 [$2 $1")),
        ["NE5438 an annotation's parent"] = () => With(file => file.ReplaceIn("/Subtype/Link/", @"/StructParent \d+", "/StructParent 900")),
        ["NE5439 a parent that does not own it"] = () => With(file => file.ReplaceIn("/S/H2/", @"/P \d+ 0 R", "/P 1 0 R")),
        ["NE5439 an element twice"] = () => With(file => file.ReplaceIn("/S/THead/", @"/K\[(\d+ 0 R)\]", "/K[$1 $1]")),
        ["NE5439 an element that is missing"] = () => With(file => file.ReplaceIn("/S/THead/", @"/K\[(\d+ 0 R)\]", "/K[$1 9999 0 R]")),
        ["NE5440 a first heading of level 3"] = () => With(file => file.Replace("/S/H1/", "/S/H3/")),
        ["NE5441 level 3 after 1"] = () => With(file => file.Replace("/S/H2/", "/S/H3/")),
        ["NE5442 H beside H1"] = () => With(file => file.Replace("/S/H2/", "/S/H/")),
        ["NE5443 no alternative"] = () => With(file => file.Replace("/Alt(A ferry at the quay)", "")),
        ["NE5443 an empty text in its place"] = () => With(file => file.Replace("/Alt(A ferry at the quay)", "/ActualText()")),
        ["NE5443 an empty alternative"] = () => With(file => file.Replace("/Alt(A ferry at the quay)", "/Alt()")),
        ["NE5444 no box"] = () => With(file => file.Replace("/BBox", "/XBox")),
        ["NE5445 cells in no row"] = () => With(file => file.Replace("/S/TR/", "/S/Div/")),
        ["NE5445 a head without a body"] = () => With(file => file.Replace("/S/TBody/", "/S/TFoot/")),
        ["NE5445 a caption in the middle"] = () => With(file => file.ReplaceIn("/S/Table/", @"/K\[(\d+ 0 R) (\d+ 0 R) (\d+ 0 R)\]", "/K[$2 $1 $3]")),
        ["NE5445 two heads"] = () => With(file => file.Replace("/S/TBody/", "/S/THead/")),
        ["NE5446 a cell too wide"] = () => With(file => file.Replace("/Scope/Row>>", "/Scope/Row/ColSpan 2>>", once: true)),
        ["NE5446 a cell too high"] = () => With(file => file.Replace("/Scope/Row>>", "/Scope/Row/RowSpan 9>>")),
        ["NE5447 no scope"] = () => With(file => file.Replace("/Scope/Row", "")),
        ["NE5448 an item without a body"] = () => With(file => file.Replace("/S/LBody/", "/S/Div/")),
        ["NE5448 an item in no list"] = () => With(file => file.Replace("/S/L/", "/S/Div/")),
        ["NE5449 contents without entries"] = () => With(file => file.Replace("/S/TOCI/", "/S/Div/")),
        ["NE5450 no ID"] = () => With(file => file.ReplaceIn("/S/Note/", @"/ID\(\w+\)", "")),
        ["NE5451 one ID twice"] = () => With(file => file.ReplaceIn("/S/H2/", "/S/H2", "/S/Note/ID(n)").ReplaceIn("/ID(note", @"/ID\(\w+\)", "/ID(n)")),
        ["NE5452 a link in a span"] = () => With(file => file.Replace("/S/Link/", "/S/Span/")),
        ["NE5452 a span in a link"] = () => With(file => WithSpan(file)),
        ["NE5453 a link that says nothing"] = () => With(file => file.Replace("/Contents(the figures)", "")),
        ["NE5454 Tab goes by rows"] = () => With(file => file.Replace("/Tabs/S", "/Tabs/R")),
        ["NE5455 a note in a Link"] = () => With(file => file.Replace("/Subtype/Link/F 4", "/Subtype/Text/F 4")),
        ["NE5456 a note that says nothing"] = () => With(file => file.Replace("/Subtype/Link/F 4", "/Subtype/Text/F 4").Replace("/Contents(the figures)", "")),
        ["NE5457 a formula"] = () => With(file => file.Replace("/S/H2/", "/S/Formula/")),
        ["NE5458 a link to nowhere"] = () => With(file => file.Replace("/S/H2/", "/S/Link/")),
        ["NE5459 a page of another file"] = () => With(file => file.Add("<</Type/XObject/Subtype/Form/BBox[0 0 1 1]/Ref<<>>>>", "")),
        ["NE5460 a tagged form twice"] = () => With(file => ShowForm(file, "/P<</MCID 0>>BDC EMC", "/X9 Do /X9 Do\n")),
        ["NE5501 level B"] = () => With(file => file.Replace("<pdfaid:conformance>A", "<pdfaid:conformance>B")),
        ["NE5502 no XML"] = () => With(file => file.Replace("</rdf:RDF>", "")),
        ["NE5502 no packet"] = () => With(file => file.ReplaceIn("/Type/Catalog", @"/Metadata \d+ 0 R", "")),
        ["NE5502 a header with its encoding"] = () => With(file => file.Replace("id=\"W5M0MpCehiHzreSzNTczkc9d\"", "id=\"W5M0MpCehiHzreSzNTczkc9d\" encoding=\"UTF-8\"")),
        ["NE5502 in Latin-1"] = () => With(file => file.Replace(">The Quay<", ">The Qu\u00E9<")),
        ["NE5501 another prefix"] = () => With(file => file.Replace("pdfaid:", "aid:").Replace("xmlns:pdfaid=", "xmlns:aid=")),
        ["NE5427 another prefix"] = () => With(file => file.Replace("pdfuaid:", "ua:").Replace("xmlns:pdfuaid=", "xmlns:ua=")),
        ["NE5502 XML as deep as it is long"] = () => With(file => file.Replace("</rdf:RDF>", string.Concat(Enumerable.Repeat("<a>", 500)) + string.Concat(Enumerable.Repeat("</a>", 500)) + "</rdf:RDF>")),
        ["NE5503 a packed packet"] = () => With(file => file.Replace("/Subtype /XML", "/Subtype /XML/Filter/ASCIIHexDecode")),
        ["NE5504 another author"] = () => With(file => file.Replace("/Author(Kim Ji-u)", "/Author(Park Seo-jun)")),
        ["NE5504 another day"] = () => With(file => file.Replace("/Author(", "/CreationDate(D:20240102030405Z)/Author(")),
        ["NE5505 a property without a schema"] = () => With(file => file.Replace("namespaceURI>http://www.aiim.org/pdfua/ns/id/", "namespaceURI>http://example.org/")),
        ["NE5506 no output intent"] = () => With(file => file.Replace("/OutputIntents[", "/XIntents[")),
        ["NE5506 inks"] = () => With(file => file.Replace("0 g\n", "0 0 0 1 k\n")),
        ["NE5507 no profile"] = () => With(file => file.Replace("acsp", "acsx")),
        ["NE5507 inks by name"] = () => With(file => file.Replace("mntrRGB ", "mntrCMYK")),
        ["NE5510 no program"] = () => With(file => file.Replace("/FontFile2 ", "/XFile ")),
        ["NE5511 a program without widths"] = () => With(file => file.Replace("hmtx", "hmtz")),
        ["NE5512 other widths"] = () => With(file => file.Replace("/DW 1000/W[", "/DW 1000/X[")),
        ["NE5511 no font"] = () => With(file => file.Replace("/Type/Font/Subtype/Type0", "/Type/Fount/Subtype/Type0")),
        ["NE5513 no map of glyphs"] = () => With(file => file.Replace("/CIDToGIDMap/Identity", "")),
        ["NE5514 no table of characters"] = () => With(file => file.Replace("/ToUnicode ", "/XUnicode ")),
        ["NE5515 a code without a character"] = () => With(file => file.Replace("<0001> <0054>\n", "")),
        ["NE5516 a mark of order for a character"] = () => With(file => file.Replace("<0001> <0054>", "<0001> <FEFF>")),
        ["NE5516 zero for a character"] = () => With(file => file.Replace("<0001> <0054>", "<0001> <0000>")),
        ["NE5517 a missing character"] = () => With(file => file.Replace("[(\0\u0001)", "[<0000>")),
        ["NE5518 a glyph beyond the last"] = () => With(file => file.Replace("[(\0\u0001)", "[<7FFF>")),
        ["NE5520 LZW"] = () => With(file => file.Replace("/Filter /DCTDecode", "/Filter[/LZWDecode /DCTDecode]")),
        ["NE5521 a sound"] = () => With(file => file.Replace("/S/URI/URI(", "/S/Sound/URI(")),
        ["NE5521 a second action"] = () => With(file => file.Replace("/S/URI/URI(", "/S/URI/Next[<</S/Hide>>]/URI(")),
        ["NE5521 an action of its own"] = () => With(file => file.Replace("/S/URI/URI(", "/S/Sail/URI(")),
        ["NE5522 an action that runs by itself"] = () => With(file => file.Replace("/Type/Catalog", "/Type/Catalog/AA<<>>")),
        ["NE5523 a file within"] = () => With(file => file.Replace("/Type/Catalog", "/Type/Catalog/Names<</EmbeddedFiles<<>>>>")),
        ["NE5524 a tint that lets through"] = () => With(file => State(file, "/ca 0.5").Replace("/OutputIntents[", "/XIntents[")),
        ["NE5525 a hidden link"] = () => With(file => file.Replace("/Link/F 4/", "/Link/F 2/")),
        ["NE5525 no flags"] = () => With(file => file.Replace("/Link/F 4/", "/Link/")),
        ["NE5526 a film"] = () => With(file => file.Replace("/Subtype/Link/F", "/Subtype/Movie/F")),
        ["NE5526 a net for inks"] = () => With(file => file.Replace("/Subtype/Link/F", "/Subtype/TrapNet/F")),
        ["NE5527 a large number"] = () => With(file => file.Replace("/Type/Catalog", "/Type/Catalog/X 2147483648")),
        ["NE5527 a number near zero"] = () => With(file => file.Replace("/Type/Catalog", $"/Type/Catalog/X 0.{new string('0', 38)}1")),
        ["NE5527 a page of nothing"] = () => With(file => file.Replace("/Type/Page/", "/CropBox[0 0 2 2]/Type/Page/")),
        ["NE5527 a palette of inks"] = () => With(file => file.Replace("/Resources<</Font", $"/Resources<</ColorSpace<</C0[/DeviceN[{string.Join(' ', Enumerable.Range(0, 33).Select(ink => $"/I{ink}"))}]/DeviceGray<<>>]>>/Font")),
        ["NE5527 a long name"] = () => With(file => file.Replace("/Type/Catalog", $"/Type/Catalog/{new string('x', 128)} 1")),
        ["NE5527 a long string"] = () => With(file => file.Replace("/Alt(A ferry", "/Alt(" + new string('a', 32768))),
        ["NE5527 too many states"] = () => With(file => file.Replace(Artifact, Artifact + string.Concat(Enumerable.Repeat("q ", 29)))),
        ["NE5528 a photo smoothed"] = () => With(file => file.Replace("/Subtype /Image", "/Subtype /Image/Interpolate true")),
        ["NE5528 a photo with another"] = () => With(file => file.Replace("/Subtype /Image", "/Subtype /Image/Alternates[]")),
        ["NE5528 three bits a sample"] = () => With(file => file.Replace("/BitsPerComponent 8", "/BitsPerComponent 3")),
        ["NE5528 a mask of eight bits"] = () => With(file => file.Replace("/BitsPerComponent 8", "/ImageMask true/BitsPerComponent 8")),
        ["NE5529 PostScript"] = () => With(file => file.Add("<</Type/XObject/Subtype/PS>>", "")),
        ["NE5530 bytes in another file"] = () => With(file => file.Replace("/Filter /DCTDecode", "/Filter /DCTDecode/F(photo.jpg)")),
        ["NE5531 an operator of its own"] = () => With(file => file.Replace(Artifact, Artifact + "foo\n")),
        ["NE5532 a font that is not there"] = () => With(file => file.Replace("/Font<</F1 ", "/Font<</F9 ")),
        ["NE5532 a photo that is not there"] = () => With(file => file.Replace("/XObject<</I1 ", "/XObject<</I9 ")),
        ["NE5533 a note without a picture"] = () => With(file => file.Replace("/Subtype/Link/F 4", "/Subtype/Text/F 4")),
        ["NE5534 a blend of its own"] = () => With(file => State(file, "/BM/Glow")),
        ["NE5535 a transfer function"] = () => With(file => State(file, "/TR/Identity")),
        ["NE5535 the place of a halftone"] = () => With(file => State(file, "/HTP[0 0]")),
        ["NE5535 a halftone by name"] = () => With(file => State(file, "/HT<</HalftoneType 1/HalftoneName(Dots)>>")),
        ["NE5535 a halftone of a device"] = () => With(file => State(file, "/HT<</HalftoneType 6>>")),
        ["NE5536 layers of one name"] = () => With(file => file.Replace("/Type/Catalog", "/Type/Catalog/OCProperties<</D<</Name(a)>>/Configs[<</Name(a)>>]>>")),
        ["NE5537 a private character"] = () => With(file => file.Replace("<0001> <0054>", "<0001> <E000>")),
        ["NE5537 a private character of a further plane"] = () => With(file => file.Replace("<0001> <0054>", "<0001> <DB80DC01>")),
        ["NE5538 requirements"] = () => With(file => file.Replace("/Type/Catalog", "/Type/Catalog/Requirements[]")),
        ["NE5538 to be drawn first"] = () => With(file => file.Replace("/Type/Catalog", "/Type/Catalog/NeedsRendering true")),
        ["NE5538 a form without its looks"] = () => With(file => file.Replace("/Type/Catalog", "/Type/Catalog/AcroForm<</NeedAppearances true>>")),
        ["NE5538 a show of slides"] = () => With(file => file.Replace("/Type/Catalog", "/Type/Catalog/Names<</AlternatePresentations<<>>>>")),
        ["NE5538 steps of a show"] = () => With(file => file.Replace("/Type/Page/", "/PresSteps<<>>/Type/Page/")),
        ["NE5538 a permission of its own"] = () => With(file => file.Replace("/Type/Catalog", "/Type/Catalog/Perms<</Copy<<>>>>")),
        ["NE5538 a field that acts"] = () => With(file => file.Replace("/Subtype/Link/F 4", "/Subtype/Widget/F 4")),
        ["NE5539 resources of the page tree"] = () => With(file => file.Replace("/Type/Page/", "/Type/Page/X 0/").Replace("/Resources<<", "/XResources<<")),
        ["NE5539 a form with those of its page"] = () => With(file => ShowForm(file, "q Q", "/X9 Do\n")),
        ["NE5540 an intent of its own"] = () => With(file => file.Replace(Artifact, Artifact + "/Vivid ri\n")),
        ["NE5540 an intent of a state"] = () => With(file => State(file, "/RI/Vivid")),
        ["NE5540 an intent of a photo"] = () => With(file => file.Replace("/Subtype /Image", "/Subtype /Image/Intent/Vivid")),
        ["NE5541 bytes behind the keyword"] = () => Bytes(text => text.Replace("stream\n<?xpacket begin", "stream\r<?xpacket begin", StringComparison.Ordinal)),
        ["NE5541 bytes up to the keyword"] = () => Bytes(text => Regex.Replace(text, @"/Subtype /XML/Length (\d+)", length => $"/Subtype /XML/Length {int.Parse(length.Groups[1].Value, CultureInfo.InvariantCulture) + 1}")),
        ["NE5542 a structure type"] = () => With(file => file.Replace("/S/Art/", "/S/Art#E9/")),
        ["NE5542 a font"] = () => With(file => file.Replace("/BaseFont/", "/BaseFont/#E9")),
        ["NE5542 an ink"] = () => With(file => file.Replace("/Resources<</Font", "/Resources<</ColorSpace<</C0[/Separation/Gr#FCn/DeviceGray<<>>]>>/Font")),
        ["NE5543 a second picture"] = () => With(file => file.Replace("/Subtype/Link/F 4", $"/Subtype/Link/AP<</N {file.Add("<</Type/XObject/Subtype/Form/BBox[0 0 1 1]>>", "")} 0 R/D<<>>>>/F 4")),
        ["NE5544 a property without its kind"] = () => With(file => file.Replace("pdfaProperty:valueType", "pdfaProperty:kind")),
        ["NE5544 a category of its own"] = () => With(file => file.Replace(">internal<", ">private<")),
        ["NE5544 another prefix"] = () => With(file => file.Replace("pdfaSchema:", "schema:").Replace("xmlns:pdfaSchema=", "xmlns:schema=")),
        ["NE5536 layers without a name"] = () => With(file => file.Replace("/Type/Catalog", "/Type/Catalog/OCProperties<</D<<>>>>")),
        ["NE5601 a program"] = () => With(file => file.Replace("/S/URI/URI(", "/S/JavaScript/JS(")),
        ["NE5601 a program by name"] = () => With(file => file.Replace("/Type/Catalog", "/Type/Catalog/Names<</JavaScript<<>>>>")),
        ["NE5602 another program"] = () => With(file => file.Replace("/S/URI/URI(", "/S/Launch/F(")),
        ["NE5603 on opening"] = () => With(file => file.Replace("/Type/Catalog", "/Type/Catalog/OpenAction<</S/Named/N/NextPage>>")),
        ["NE5604 XFA"] = () => With(file => file.Replace("/Type/Catalog", "/Type/Catalog/AcroForm<</XFA[]>>")),
        ["NE5605 a script for an address"] = () => With(file => file.Replace("https://example.org/ferry", "JavaScript:alert")),
        ["NE5605 a file for an address"] = () => With(file => file.Replace("https://example.org/ferry", "file:///etc/passwd")),
        ["NE5606 a campaign"] = () => With(file => file.Replace("?year=2024", "?a=b&utm_source=x")),
        ["NE5606 a click"] = () => With(file => file.Replace("?year=2024", "?fbclid=x#top")),
        ["NE5607 a home"] = () => With(file => file.Replace("/Alt(A ferry", "/Alt(/home/jan/ferry.jpg")),
        ["NE5607 a drive"] = () => With(file => file.Replace("/Alt(A ferry", @"/Alt(see C:\\Users\\jan\\ferry.jpg")),
        ["NE5607 in the packet"] = () => With(file => file.Replace("<rdf:li>Kim Ji-u</rdf:li>", "<rdf:li>/Users/jan/desk</rdf:li>")),
        ["NE5608 its program"] = () => With(file => file.Replace("/Author(", "/Producer(Press 3)/Author(")),
        ["NE5609 an account"] = () => With(file => file.Replace("/Author(Kim Ji-u)", "/Author(jan@laptop)")),
        ["NE5610 Exif"] = () => Samples.Write(Samples.Everything(), Samples.Images(Samples.Jpeg([0xFF, 0xE1, 0, 10, .. "Exif\0\0ab"u8]))),
        ["NE5610 a comment"] = () => Samples.Write(Samples.Everything(), Samples.Images(Samples.Jpeg([0xFF, 0xFE, 0, 4, .. "ab"u8]))),
        ["NE5610 IPTC"] = () => Samples.Write(Samples.Everything(), Samples.Images(Samples.Jpeg([0xFF, 0xED, 0, 4, .. "ab"u8]))),
        ["NE5611 bytes behind the photo"] = () => Samples.Write(Samples.Everything(), Samples.Images(Samples.Jpeg(behind: [.. "hidden"u8]))),
        ["NE5612 another file"] = () => With(file => file.Replace("/S/URI/URI(", "/S/GoToR/F(")),
        ["NE5613 an earlier state"] = Changed,
        ["NE5701 another version in the packet"] = () => Press(file => file.Replace("<pdfxid:GTS_PDFXVersion>PDF/X-4<", "<pdfxid:GTS_PDFXVersion>PDF/X-1a<")),
        ["NE5701 no version in the packet"] = () => Press(file => file.Replace("pdfxid:GTS_PDFXVersion>", "pdfxid:Version>")),
        ["NE5702 no intent"] = () => Press(file => file.Replace("/S/GTS_PDFX/", "/S/GTS_OTHER/")),
        ["NE5702 two intents"] = () => Press(file => file.Replace("/S/GTS_PDFA1/", "/S/GTS_PDFX/")),
        ["NE5702 a nameless condition"] = () => Press(file => file.Replace("/OutputConditionIdentifier(Custom)", "")),
        ["NE5702 no profile"] = () => Press(file => file.Replace("/DestOutputProfile ", "/Profile ")),
        ["NE5702 the profile of a screen"] = () => Press(file => file.Replace("prtrCMYK", "mntrCMYK")),
        ["NE5703 not said"] = () => Press(file => file.Replace("/Trapped/False", "").Replace(">False</pdf:Trapped>", ">Perhaps</pdf:Trapped>")),
        ["NE5704 no date"] = () => Press(file => file.Replace("xmp:MetadataDate>", "xmp:Label>")),
        ["NE5704 no number"] = () => Press(file => file.Replace("xmpMM:DocumentID>", "xmpMM:InstanceID>")),
        ["NE5705 no TrimBox"] = () => Press(file => file.Replace("/TrimBox[", "/Trim[")),
        ["NE5705 TrimBox and ArtBox"] = () => Press(file => file.Replace("/TrimBox[", "/ArtBox[0 0 9 9]/TrimBox[")),
        ["NE5705 a bleed within the trim"] = () => Press(file => file.Replace("/BleedBox[-8.504 ", "/BleedBox[8.504 ")),
        ["NE5705 a bleed outside the sheet"] = () => Press(file => file.Replace("/BleedBox[-8.504 ", "/BleedBox[-99 ")),
        ["NE5706 a link"] = () => Press(file => file.Replace("/TrimBox[", "/Annots[<</Type/Annot/Subtype/Link/Rect[0 0 9 9]>>]/TrimBox[")),
        ["NE5707 an action"] = () => Press(file => file.Replace("/Type/Catalog", "/Type/Catalog/OpenAction<</S/Named/N/NextPage>>")),
        ["NE5708 red, green and blue"] = () => Press(file => file.Replace(Artifact, Artifact + "1 0 0 rg\n")),
        ["NE5709 inks by the profile of the press"] = () => Press(file => file.Replace("/Plates[", $"/Inks[/ICCBased {file.Find("/N 4")} 0 R]/Plates[")),
        ["NE5614 private data"] = () => With(file => file.Replace("/Type/Catalog", "/Type/Catalog/PieceInfo<<>>")),
    };

    public static TheoryData<string> Cases => [.. Broken.Keys];

    [Fact]
    public void What_the_writer_makes_has_no_findings()
    {
        Assert.Empty(Findings(Samples.EverythingAsPdf).Select(finding => finding.ToString()));
        Assert.Empty(Findings(Open().Save()).Select(finding => finding.ToString()));
    }

    [Fact]
    public void What_the_writer_makes_for_a_press_has_no_findings_but_what_it_must_say_of_itself()
    {
        Assert.Equal("PDF/X-4", PdfInspector.Run(new MemoryStream(Samples.EverythingForPress), new DiagnosticSink()).PdfXVersion);
        Assert.DoesNotContain(Findings(Samples.EverythingForPress), finding => finding.Rule != PdfSafetyRules.Origin);
        Assert.DoesNotContain(Findings(PdfEditor.Open(Samples.EverythingForPress).Save()), finding => finding.Rule != PdfSafetyRules.Origin);
    }

    [Fact]
    public void An_annotation_outside_the_bleed_is_no_harm_to_a_press()
    {
        byte[] pdf = Press(file => file.Replace("/TrimBox[", "/Annots[<</Type/Annot/Subtype/PrinterMark/Rect[-30 -30 -20 -20]>>]/TrimBox["));
        Assert.DoesNotContain(Findings(pdf), finding => finding.Rule == PdfXRules.AnnotationInPrint);
    }

    [Fact]
    public void A_file_that_claims_no_PDF_X_is_not_judged_by_it()
    {
        byte[] pdf = Press(file => file.Replace("GTS_PDFXVersion", "Version").Replace("/TrimBox[", "/Trim["));
        Assert.DoesNotContain(Findings(pdf), finding => finding.Rule.Id.StartsWith("NE57", StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(Cases))]
    public void A_file_that_breaks_a_rule_is_found_out(string broken)
    {
        string[] found = [.. Findings(Broken[broken]()).Select(finding => finding.ToString())];
        Assert.Contains(found, finding => finding.Contains(broken[..6], StringComparison.Ordinal));
    }

    [Fact]
    public void Every_rule_has_a_file_that_breaks_it()
    {
        IEnumerable<string> rules = from type in new[] { typeof(PdfFileRules), typeof(PdfUaRules), typeof(PdfARules), typeof(PdfSafetyRules), typeof(PdfXRules) }
                                    from field in type.GetFields(BindingFlags.Public | BindingFlags.Static)
                                    select ((Rule)field.GetValue(null)!).Id;
        Assert.Equal(rules.Order(), Broken.Keys.Select(key => key[..6]).Distinct().Order());
    }

    [Fact]
    public void A_finding_names_the_file_and_the_page()
    {
        byte[] pdf = With(file => file.Replace("/H1<</MCID 0>>BDC\n", "/H1 BMC\n"));
        Diagnostic finding = Findings(pdf, new PdfInspectorOptions { File = "weekly.pdf" }).First(found => found.Rule == PdfUaRules.UnmarkedContent);
        Assert.StartsWith("weekly.pdf: error NE5433: On page 1 ", finding.ToString());
    }

    [Fact]
    public void A_rule_broken_a_thousand_times_is_shown_twenty_times_and_counted()
    {
        byte[] pdf = With(file => file.Replace(Artifact, Artifact + string.Concat(Enumerable.Repeat("foo\n", 1000))));
        List<Diagnostic> findings = Findings(pdf);
        Assert.Equal(20, findings.Count(finding => finding.Rule == PdfARules.UnknownOperator));
        Diagnostic rest = Assert.Single(findings, finding => finding.Rule == PdfFileRules.MoreOfTheSame);
        Assert.Equal("NE5531", rest.Arguments[0]);
    }

    [Fact]
    public void A_private_name_is_found_where_it_must_not_stand()
    {
        var options = new PdfInspectorOptions { PrivateNames = ["kim ji-u"] };
        Assert.Contains(Findings(Samples.EverythingAsPdf, options), finding => finding.Rule == PdfSafetyRules.PersonOrMachine);
    }

    [Fact]
    public void The_report_says_what_the_file_is()
    {
        PdfReport report = PdfInspector.Run(new MemoryStream(Samples.EverythingAsPdf), new DiagnosticSink());
        Assert.True(report.IsReadable);
        Assert.True(report.IsTagged);
        Assert.True(report.ClaimsPdfUa);
        Assert.Equal(("1.7", "2A", "en", "The Quay"), (report.Version, report.PdfALevel, report.Language, report.Title));
        Assert.Equal((3, 1, 0, 0), (report.Pages, report.Images, report.Errors, report.Warnings));
        Assert.Equal(4, report.Fonts);
    }

    [Fact]
    public void A_cancelled_check_ends()
    {
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();
        Assert.Throws<OperationCanceledException>(() => PdfInspector.Run(new MemoryStream(Samples.EverythingAsPdf), new DiagnosticSink(), null, cancelled.Token));
    }

    [Fact]
    public void Dates_that_are_one_instant_agree()
    {
        byte[] pdf = With(file => file.Replace("/Author(", "/CreationDate(D:20240102030405+09'00')/Author(")
            .Replace("<dc:title>", "<xmp:CreateDate xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\">2024-01-01T18:04:05Z</xmp:CreateDate><dc:title>"));
        Assert.DoesNotContain(Findings(pdf), finding => finding.Rule == PdfARules.InfoDiffers);
    }

    [Theory]
    [InlineData(0), InlineData(1), InlineData(2), InlineData(3)]
    public void Whatever_a_damaged_file_holds_is_said_and_not_thrown(int seed)
    {
        var random = new Random(seed);
        foreach (byte[] sound in new[] { Samples.EverythingAsPdf, Open().Save() })
        {
            for (int round = 0; round < 60; round++)
            {
                byte[] broken = [.. sound];
                int changes = 1 << random.Next(0, 8);
                for (int i = 0; i < changes; i++) broken[random.Next(broken.Length)] = (byte)random.Next(256);
                if (round % 3 == 0) broken = broken[..random.Next(broken.Length)];
                PdfReport report = PdfInspector.Run(new MemoryStream(broken), new DiagnosticSink());
                Assert.True(report.IsReadable || report.Errors > 0);
            }
        }
    }

    [Fact]
    public void Numbers_of_the_syntax_replaced_by_others_are_survived()
    {
        string text = Encoding.Latin1.GetString(Open().Save());
        var random = new Random(7);
        foreach (string word in new[] { " 0 R", "<<", ">>", "[", "]", "/K", "/Kids", "/Length ", "/W", "/Nums", "/S/", "BDC", "EMC", "BT", "Tf", "stream", "endobj" })
        {
            foreach (string other in new[] { "", " 99999999999 ", "[[", "<<", ")", " 1 0 R ", "\0" })
            {
                int from = random.Next(text.Length);
                string broken = text[..from] + text[from..].Replace(word, other, StringComparison.Ordinal);
                PdfReport report = PdfInspector.Run(new MemoryStream(Encoding.Latin1.GetBytes(broken)), new DiagnosticSink());
                Assert.InRange(report.Pages, 0, 3);
            }
        }
    }

    private static List<Diagnostic> Findings(byte[] pdf, PdfInspectorOptions? options = null)
    {
        var sink = new DiagnosticSink();
        PdfInspector.Run(new MemoryStream(pdf), sink, options);
        return [.. sink.ToList()];
    }

    private static PdfEditor Open() => PdfEditor.Open(Samples.EverythingAsPdf);

    private static byte[] Press(Action<PdfEditor> change)
    {
        PdfEditor file = PdfEditor.Open(Samples.EverythingForPress);
        change(file);
        return file.Save();
    }

    private static byte[] With(Action<PdfEditor> edit)
    {
        PdfEditor file = Open();
        edit(file);
        return file.Save();
    }

    private static byte[] Bytes(Func<string, string> edit)
    {
        string text = Encoding.Latin1.GetString(Open().Save());
        string edited = edit(text);
        Assert.NotEqual(text, edited);
        return Encoding.Latin1.GetBytes(edited);
    }

    private static PdfEditor State(PdfEditor file, string entries) => file.Replace("/Resources<</Font", $"/Resources<</ExtGState<</G0<<{entries}>>>>/Font");

    private static void WithSpan(PdfEditor file)
    {
        int link = file.Find("/S/Link/");
        string annotation = Regex.Match(file.Text(link), @"<</Type/OBJR[^>]*>>").Value;
        int span = file.Add($"<</Type/StructElem/S/Span/P {link} 0 R/K[{annotation}]>>");
        file.Replace(annotation, $"{span} 0 R", once: true);
    }

    private static void ShowForm(PdfEditor file, string content, string operators)
    {
        int form = file.Add("<</Type/XObject/Subtype/Form/BBox[0 0 9 9]>>", content);
        file.Replace("/XObject<</I1", string.Create(CultureInfo.InvariantCulture, $"/XObject<</X9 {form} 0 R/I1")).Replace(Artifact, Artifact + operators);
    }

    private static byte[] Changed()
    {
        string first = Encoding.Latin1.GetString(Open().Save());
        int table = first.LastIndexOf("xref\n0", StringComparison.Ordinal);
        int trailer = first.IndexOf("trailer\n<<", StringComparison.Ordinal) + 10;
        string entries = first[trailer..first.IndexOf(">>\nstartxref", trailer, StringComparison.Ordinal)];
        return Encoding.Latin1.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{first}xref\n0 0\ntrailer\n<<{entries}/Prev {table}>>\nstartxref\n{first.Length}\n%%EOF\n"));
    }
}
