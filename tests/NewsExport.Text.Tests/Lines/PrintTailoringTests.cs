namespace NewsExport.Text.Tests.Lines;

public class PrintTailoringTests
{
    [Theory]
    [InlineData("about 12 km of road", "about |12 km |of |road")]
    [InlineData("took 5 %, at 30 °C", "took |5 %, |at |30 °C")]
    [InlineData("paid € 30 each", "paid |€ 30 |each")]
    [InlineData("from 10 000 people", "from |10 000 |people")]
    [InlineData("in 2024 120 people", "in |2024 |120 |people")]
    [InlineData("No. 5 and § 12", "No. 5 |and |§ 12")]
    [InlineData("at 90 km/h there", "at |90 km/h |there")]
    [InlineData("room 12 kmart", "room |12 |kmart")]
    [InlineData("writer/director at 1/2", "writer/|director |at |1/2")]
    [InlineData("1990–1995 and 3–4", "1990–1995 |and |3–4")]
    public void A_number_stays_with_its_unit(string text, string expected) => Assert.Equal(expected, Given.Places(text));

    [Theory]
    [InlineData("the road — it was wet — ended", "the |road — |it |was |wet — |ended")]
    [InlineData("the road—it was wet—ended", "the |road—|it |was |wet—|ended")]
    [InlineData("the road – it was – ended", "the |road – |it |was – |ended")]
    [InlineData("dijo —sin dudar— que no", "dijo |—sin |dudar— |que |no")]
    public void A_dash_does_not_begin_a_line_unless_it_opens_a_phrase(string text, string expected) => Assert.Equal(expected, Given.Places(text));

    [Theory]
    [InlineData("see https://www.example.org/archive/2024/bridge-report.html?page=12#part now", "see |https://|www|.example|.org/|archive/|2024/|bridge|-report|.html|?page|=12|#part |now")]
    [InlineData("write to editor@example.org today", "write |to |editor|@example|.org |today")]
    [InlineData("(www.example.org)", "(www.example|.org)")]
    public void An_address_ends_a_line_at_its_joints_alone(string text, string expected) => Assert.Equal(expected, Given.Places(text, hyphenate: true));

    [Theory]
    [InlineData("서울에서 열린 회의는 KBS가 보도", KoreanBreaking.Word, "서울에서 |열린 |회의는 |KBS가 |보도")]
    [InlineData("서울 회의", KoreanBreaking.Syllable, "서|울 |회|의")]
    [InlineData("大統領은 2024년", KoreanBreaking.Word, "大統領은 |2024년")]
    [InlineData("“회의”라고 말", KoreanBreaking.Word, "“회의”라고 |말")]
    public void Korean_lines_end_between_words_or_between_syllables(string text, KoreanBreaking korean, string expected) =>
        Assert.Equal(expected, Given.Places(text, "ko", new ParagraphStyle { Korean = korean }));

    [Fact]
    public void Japanese_lines_neither_begin_with_a_closing_mark_or_small_kana_nor_end_with_an_opening_bracket()
    {
        string places = Given.Places("「ちょっと待って」、と彼は言った（昨日）。ページ々", "ja");
        foreach (char closing in "」、。）っょー々") Assert.DoesNotContain("|" + closing, places, StringComparison.Ordinal);
        foreach (char opening in "「（") Assert.DoesNotContain(opening + "|", places, StringComparison.Ordinal);
        Assert.Contains("と|彼|は|言っ|た", places, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("cs", "šel v noci k domu", "šel |v noci |k domu")]
    [InlineData("pl", "był w domu i z nami", "był |w domu |i z nami")]
    [InlineData("en", "it is a house", "it |is |a |house")]
    [InlineData("fr", "il dit « oui » et part", "il |dit |« oui » |et |part")]
    public void What_a_language_never_leaves_at_a_line_end_stays_with_the_next_word(string language, string text, string expected) => Assert.Equal(expected, Given.Places(text, language));
}
