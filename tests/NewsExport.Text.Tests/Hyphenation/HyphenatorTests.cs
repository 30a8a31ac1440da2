using NewsExport.Model;
using NewsExport.Text.Hyphenation;

namespace NewsExport.Text.Tests.Hyphenation;

public class HyphenatorTests
{
    [Theory]
    [InlineData("en-US", "hyphenation", "hy-phen-ation")]
    [InlineData("en", "associate", "as-so-ciate")]
    [InlineData("en-GB", "newspaper", "news-pa-per")]
    [InlineData("de", "Silbentrennung", "Sil-ben-tren-nung")]
    [InlineData("fr", "journalisme", "jour-na-lisme")]
    [InlineData("es", "periodismo", "pe-rio-dis-mo")]
    [InlineData("ru", "газета", "га-зе-та")]
    [InlineData("uk", "журналіст", "жур-на-ліст")]
    [InlineData("el", "εφημερίδα", "εφη-με-ρί-δα")]
    [InlineData("it", "giornalista", "gior-na-li-sta")]
    [InlineData("pt", "jornalista", "jor-na-lista")]
    [InlineData("nl", "nieuwsbericht", "nieuws-be-richt")]
    [InlineData("pl", "dziennikarz", "dzien-ni-karz")]
    [InlineData("sv", "tidningen", "tid-ning-en")]
    [InlineData("nb", "avisartikkel", "avis-ar-tik-kel")]
    [InlineData("nn", "avisartikkel", "avis-ar-tik-kel")]
    [InlineData("da", "nyhedsbrev", "nyheds-brev")]
    [InlineData("fi", "sanomalehti", "sa-no-ma-leh-ti")]
    [InlineData("hu", "újságírók", "új-ság-írók")]
    [InlineData("tr", "gazeteciler", "ga-ze-te-ci-ler")]
    [InlineData("cs", "republika", "re-pu-blika")]
    [InlineData("cs", "množství", "množ-ství")]
    [InlineData("cs", "přestavba", "pře-stavba")]
    [InlineData("cs", "rozlohami", "roz-lo-hami")]
    [InlineData("cs", "strašidlo", "stra-ši-dlo")]
    [InlineData("cs", "nemocnice", "ne-moc-nice")]
    [InlineData("cs", "zachránit", "za-chrá-nit")]
    [InlineData("en", "present", "present")]
    [InlineData("en", "Table", "Ta-ble")]
    public void Words_are_divided_by_the_patterns_of_their_language(string language, string word, string divided)
    {
        Hyphenator? hyphenator = Hyphenator.For(LanguageTag.Parse(language));
        Assert.NotNull(hyphenator);
        Span<int> places = stackalloc int[32];
        int count = hyphenator.Places(word, places);
        string shown = word;
        for (int i = count - 1; i >= 0; i--) shown = shown.Insert(places[i], "-");
        Assert.Equal(divided, shown);
    }

    [Theory]
    [InlineData("ko"), InlineData("und"), InlineData("zh-Hant"), InlineData("ja")]
    public void A_language_without_patterns_is_not_divided(string language) => Assert.Null(Hyphenator.For(LanguageTag.Parse(language)));

    [Theory]
    [InlineData("en-US", 2, 3), InlineData("en-GB", 2, 3), InlineData("de", 2, 2), InlineData("fr", 2, 3), InlineData("es", 2, 2), InlineData("it", 2, 2), InlineData("pt", 2, 3), InlineData("nl", 2, 2)]
    [InlineData("pl", 2, 2), InlineData("ru", 2, 2), InlineData("uk", 2, 2), InlineData("sv", 2, 2), InlineData("nb", 2, 2), InlineData("nn", 2, 2), InlineData("da", 2, 2), InlineData("fi", 2, 2)]
    [InlineData("cs", 2, 3), InlineData("hu", 2, 2), InlineData("el", 2, 2), InlineData("tr", 2, 2)]
    public void No_part_of_a_word_is_shorter_than_its_language_has_it(string language, int left, int right)
    {
        Hyphenator hyphenator = Hyphenator.For(LanguageTag.Parse(language))!;
        Assert.Equal((left, right), (hyphenator.Left, hyphenator.Right));
        Span<int> places = stackalloc int[64];
        var random = new Random(7);
        string letters = language switch { "ru" or "uk" => "абвгдеиклмнопрстуя", "el" => "αβγδεικλμνοπρστυ", _ => "abcdeghiklmnoprstuv" };
        int found = 0;
        for (int i = 0; i < 500; i++)
        {
            string word = string.Concat(Enumerable.Range(0, random.Next(4, 14)).Select(_ => letters[random.Next(letters.Length)]));
            int count = hyphenator.Places(word, places);
            found += count;
            foreach (int place in places[..count]) Assert.InRange(place, left, word.Length - right);
        }

        Assert.True(found > 100, $"Only {found} places were found.");
    }

    [Fact]
    public void What_an_exception_says_holds_against_the_patterns()
    {
        var hyphenator = new Hyphenator(["1a", "1b", "1c", "1d"], ["ab-abab", "cdcdcd"], 1, 1);
        Span<int> places = stackalloc int[16];
        Assert.Equal([2], places[..hyphenator.Places("Ababab", places)].ToArray());
        Assert.Equal(0, hyphenator.Places("cdcdcd", places));
        Assert.Equal(3, hyphenator.Places("cdca", places));
    }

    [Theory]
    [InlineData("en", "It was Wilhelmina and Reconstruction", "It |was |Wilhelmina |and |Reconstruction")]
    [InlineData("de", "Es war der Brückenbauer von gestern", "Es |war |der |Brü|cken|bau|er |von |gestern")]
    [InlineData("en", "the UNESCO commission", "the |UNESCO |commission")]
    [InlineData("en", "the well-constructed-looking bridge", "the |well-|constructed-|looking |bridge")]
    [InlineData("en", "some photo\u00ADgraphs here", "some |photo\u00AD|graphs |here")]
    [InlineData("en", "rehabilitation", "re|ha|bil|i|ta|tion")]
    public void Names_and_last_words_stay_whole(string language, string text, string expected) => Assert.Equal(expected, Given.Places(text, language, hyphenate: true));

    [Fact]
    public void A_word_too_short_for_two_parts_is_left_whole()
    {
        Span<int> places = stackalloc int[8];
        Assert.Equal(0, Hyphenator.For(LanguageTag.Parse("en"))!.Places("also", places));
    }
}
