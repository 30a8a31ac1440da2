using System.Text;
using NewsExport.Model;

namespace NewsExport.Html.Tests.Decoding;

public class EncodingDetectorTests
{
    private const string Korean = "다리가 다시 열렸다. 주민들은 오랫동안 이날을 기다려 왔다고 말했다. 다리는 지난해 홍수로 무너졌다.";

    static EncodingDetectorTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    private static byte[] Bytes(string encoding, string text, string label = "") =>
        Encoding.GetEncoding(encoding).GetBytes($"<html><head>{(label.Length > 0 ? $"<meta charset={label}>" : "")}</head><body><h1>{text[..6]}</h1><p>{text}</p></body></html>");

    [Theory]
    [InlineData("euc-kr", Korean, "")]
    [InlineData("euc-kr", Korean, "euc-kr")]
    [InlineData("euc-kr", Korean, "iso-8859-1")]
    [InlineData("euc-kr", Korean, "utf-8")]
    [InlineData("shift_jis", "橋がふたたび開通した。住民は長いあいだこの日を待っていたと語った。", "iso-8859-1")]
    [InlineData("gb18030", "大桥重新开放了。居民们说，他们等这一天已经等了很久。去年的洪水冲垮了大桥。", "gb2312")]
    [InlineData("windows-1251", "Мост снова открыт. Жители говорят, что долго ждали этого дня.", "iso-8859-1")]
    [InlineData("windows-1252", "Die Brücke über den Fluß ist wieder geöffnet – für alle, „endlich“.", "iso-8859-1")]
    [InlineData("utf-8", Korean, "iso-8859-1")]
    [InlineData("utf-16", Korean, "")]
    public void The_bytes_overrule_a_word_that_they_contradict(string encoding, string text, string label)
    {
        byte[] bytes = encoding == "utf-16" ? [.. Encoding.Unicode.GetPreamble(), .. Bytes(encoding, text)] : Bytes(encoding, text, label);
        Assert.Equal(text, Pages.Read(bytes).Body);
    }

    [Fact]
    public void A_wrong_word_is_told_of_as_information()
    {
        Diagnostic told = Assert.Single(Pages.Read(Bytes("utf-8", Korean, "iso-8859-1")).Diagnostics, diagnostic => diagnostic.Rule == HtmlRules.EncodingMismatch);
        Assert.Equal(Severity.Information, told.Rule.Severity);
    }

    [Fact]
    public void The_transport_is_heard_before_the_page() =>
        Assert.Equal(Korean, Pages.Read(Bytes("euc-kr", Korean, "shift_jis"), contentType: "text/html; charset=euc-kr").Body);

    [Fact]
    public void A_stray_byte_makes_no_other_encoding_of_a_page()
    {
        byte[] bytes = Bytes("utf-8", Korean, "utf-8");
        bytes[^20] = 0xFF;
        Read read = Pages.Read(bytes);
        Assert.Contains("다리가 다시 열렸다", read.Body, StringComparison.Ordinal);
        Assert.True(read.Has(HtmlRules.BadCharacters));
    }

    [Fact]
    public void Text_that_was_encoded_twice_is_read_once()
    {
        const string text = "Für die Brücke über die Flüsse: „fünf“ Jahre, größer und schöner – für alle Städte.";
        string twice = Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(text));
        Read read = Pages.Read(Encoding.UTF8.GetBytes($"<html><body><h1>Die Br\u00C3\u00BCcke</h1><p>{twice}</p></body></html>"));
        Assert.Equal(text, read.Body);
        Assert.Equal("Die Brücke", read.Article.Headline.PlainText);
    }

    [Fact]
    public void Letters_that_only_look_like_it_are_left_alone()
    {
        const string text = "Ã é a letra da maçã, da manhã e do São João; irmã, lã e rã também têm ã, e Ão também.";
        Assert.Equal(text, Pages.Read($"<html><body><h1>Letras</h1><p>{text}</p></body></html>").Body);
    }

    [Theory]
    [InlineData("<script src=a.js charset=utf-8></script><meta charset=euc-kr>")]
    [InlineData("<!-- <meta charset=utf-8> --><meta charset=euc-kr>")]
    [InlineData("<link rel=stylesheet href=a.css charset='utf-8'>")]
    public void Only_meta_elements_name_the_pages_own_encoding(string head)
    {
        Read read = Pages.Read(Encoding.GetEncoding("euc-kr").GetBytes($"<html><head>{head}</head><body><h1>{Korean[..6]}</h1><p>{Korean}</p></body></html>"));
        Assert.Equal(Korean, read.Body);
        Assert.False(read.Has(HtmlRules.EncodingMismatch) && head.Contains("meta", StringComparison.Ordinal));
    }

    [Fact]
    public void What_an_archive_took_for_western_text_and_saved_as_utf_8_is_turned_back()
    {
        const string chinese = "大桥重新开放了。居民们说，他们等这一天已经等了很久。去年的洪水冲垮了大桥。";
        string page = Encoding.Latin1.GetString(Encoding.GetEncoding("gb2312").GetBytes(
            $"<html><head><meta charset=gb2312></head><body><h1>大桥</h1><p>{chinese}</p><p>一</p><p>二二</p><p>三</p><p>四四</p></body></html>"));
        Read read = Pages.Read(Encoding.UTF8.GetBytes(page));
        Assert.StartsWith(chinese, read.Body, StringComparison.Ordinal);
        Assert.True(read.Has(HtmlRules.EncodingMismatch));
    }
}
