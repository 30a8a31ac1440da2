using System.Runtime.InteropServices;
using System.Text;
using HarfBuzzSharp;
using NewsExport.Model;

namespace NewsExport.Text.Tests.Subsetting;

public class CharacterSubsetTests
{
    private const string Cjk = "/usr/share/fonts/opentype/noto/NotoSerifCJK-Regular.ttc";

    private static readonly FontSet Embedded = FontSet.Load(new FontSetOptions { SystemFolders = [] }, new DiagnosticSink());

    private static FontFace Korean()
    {
        Assert.SkipUnless(File.Exists(Cjk), "fonts-noto-cjk is not installed, so this was not checked.");
        FontSet fonts = FontSet.Load(new FontSetOptions { UserPaths = [Cjk], SystemFolders = [] }, new DiagnosticSink());
        return fonts.For('한', new TextStyle { Language = LanguageTag.Parse("ko") })!;
    }

    private static FontFace Open(byte[] file)
    {
        nint copy = Marshal.AllocHGlobal(file.Length);
        Marshal.Copy(file, 0, copy, file.Length);
        FontFace? face = FontFace.Open(new Blob(copy, file.Length, MemoryMode.ReadOnly), 0, FontOrigin.User, "subset");
        Assert.NotNull(face);
        return face;
    }

    private static int[] Covered(FontFace face) => [.. Enumerable.Range(0, 0x30000).Where(code => code is < 0xD800 or > 0xDFFF && face.Has(code))];

    [Theory]
    [InlineData("Flood waters recede: €12 million, “at last” — Čapek, Ελλάδα, Київ")]
    [InlineData(" ")]
    public void A_subset_has_the_characters_asked_for_and_no_others(string text)
    {
        FontFace face = Open(FontSubset.ForCharacters(Embedded.Primary(new TextStyle()), text.EnumerateRunes()));
        Assert.Equal(text.EnumerateRunes().Select(rune => rune.Value).Distinct().Order(), Covered(face));
        Assert.False(face.IsCff);
    }

    [Fact]
    public void A_Korean_subset_of_a_CFF_collection_is_a_font_of_its_own()
    {
        const string text = "서울 1월";
        byte[] file = FontSubset.ForCharacters(Korean(), text.EnumerateRunes());
        FontFace face = Open(file);
        Assert.Equal(text.EnumerateRunes().Select(rune => rune.Value).Distinct().Order(), Covered(face));
        Assert.Equal("OTTO"u8, file.AsSpan(0, 4));
        Assert.InRange(file.Length, 1000, 40_000);
    }

    [Fact]
    public void What_the_font_has_not_is_left_out()
    {
        FontFace face = Open(FontSubset.ForCharacters(Embedded.Primary(new TextStyle()), "a한".EnumerateRunes()));
        Assert.Equal(['a'], Covered(face).Select(code => (char)code));
    }

    [Fact]
    public void Equal_characters_in_any_order_give_equal_bytes()
    {
        FontFace face = Embedded.Primary(new TextStyle());
        Assert.Equal(FontSubset.ForCharacters(face, "straße".EnumerateRunes()), FontSubset.ForCharacters(face, "eßarts".EnumerateRunes()));
    }

    [Fact]
    public void A_subset_names_its_family_and_nobody_else()
    {
        FontFace face = Open(FontSubset.ForCharacters(Embedded.Primary(new TextStyle()), "abc".EnumerateRunes()));
        Assert.Equal(("Noto Serif", "Regular", "NotoSerif-Regular"), (face.Family, face.Style, face.PostScriptName));
        byte[] names = face.Table("name");
        string all = Encoding.BigEndianUnicode.GetString(names.AsSpan(names.Length % 2)) + Encoding.Latin1.GetString(names);
        Assert.DoesNotContain("Google", all, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("Version", all, StringComparison.OrdinalIgnoreCase);
        Assert.Equal("    "u8, face.Table("OS/2").AsSpan(58, 4));
    }

    [Fact]
    public void The_sums_of_a_subset_are_those_of_its_bytes()
    {
        byte[] file = FontSubset.ForCharacters(Embedded.Primary(new TextStyle()), "abc".EnumerateRunes());
        Assert.Equal(0xB1B0AFBA, SfntFile.Sum(file));
    }

    [Fact]
    public void Kerning_and_ligatures_stay()
    {
        FontFace whole = Embedded.Primary(new TextStyle());
        FontFace face = Open(FontSubset.ForCharacters(whole, "AVTo. fi".EnumerateRunes()));
        Assert.Equal(Advances(whole, "AVTo. AV"), Advances(face, "AVTo. AV"));
        Assert.True(Advances(face, "AV").Sum() < face.AdvanceOf(face.GlyphOf('A')) + face.AdvanceOf(face.GlyphOf('V')) - 0.01);
    }

    private static double[] Advances(FontFace face, string text)
    {
        using var buffer = new HarfBuzzSharp.Buffer();
        buffer.AddUtf16(text);
        buffer.GuessSegmentProperties();
        face.Font.Shape(buffer);
        return [.. buffer.GlyphPositions.Select(position => (double)position.XAdvance / face.UnitsPerEm)];
    }
}
