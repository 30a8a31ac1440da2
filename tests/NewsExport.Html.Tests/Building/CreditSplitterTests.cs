using NewsExport.Html.Building;
using NewsExport.Model;

namespace NewsExport.Html.Tests.Building;

public class CreditSplitterTests
{
    [Theory]
    [InlineData("Image: Daily NK")]
    [InlineData("Photo: Kim Min/AFP")]
    [InlineData("© Kim Min")]
    [InlineData("사진=연합뉴스")]
    [InlineData("Jane Doe / Reuters")]
    [InlineData("(Photo by Jane Doe)")]
    public void A_line_that_names_who_made_the_photo_is_a_credit(string text) => Assert.True(CreditSplitter.IsCredit(text));

    [Theory]
    [InlineData("Cars cross the bridge on Friday.")]
    [InlineData("The photo shows the bridge.")]
    [InlineData("")]
    public void Other_words_are_none(string text) => Assert.False(CreditSplitter.IsCredit(text));

    [Theory]
    [InlineData("Cars cross it. (Photo: Kim Min)", "Cars cross it.", "Photo: Kim Min")]
    [InlineData("Cars cross it. Image: Kim Min", "Cars cross it.", "Image: Kim Min")]
    [InlineData("Cars cross it. Graphic: The Post", "Cars cross it.", "Graphic: The Post")]
    [InlineData("A sunset. Drawing: class three, Millbrook", "A sunset.", "Drawing: class three, Millbrook")]
    [InlineData("Cars cross it. Photo: J. M. Doe", "Cars cross it.", "Photo: J. M. Doe")]
    [InlineData("Смотритель у окна. Фото: Аркадий Лунин", "Смотритель у окна.", "Фото: Аркадий Лунин")]
    [InlineData("Το λιμάνι. Φωτογραφία: Ελένη Καρά", "Το λιμάνι.", "Φωτογραφία: Ελένη Καρά")]
    [InlineData("قوارب الصيد. تصوير: سامي قاسم", "قوارب الصيد.", "تصوير: سامي قاسم")]
    [InlineData("눈이 내린다. 사진 = 문지호 기자", "눈이 내린다.", "사진 = 문지호 기자")]
    [InlineData("The map: what it shows and why it matters to us.", "The map: what it shows and why it matters to us.", "")]
    [InlineData("Cars cross it.", "Cars cross it.", "")]
    [InlineData("Image: Kim Min", "", "Image: Kim Min")]
    public void A_caption_is_parted_from_the_credit_that_ends_it(string text, string caption, string credit)
    {
        (Inlines left, Inlines right) = CreditSplitter.Split(Inlines.FromText(text));
        Assert.Equal((caption, credit), (left.PlainText, right.PlainText));
    }
}
