using System.Text;

namespace NewsExport.Benchmarks.Text;

/// <summary>Makes English articles of words and sentence forms of our own: equal seeds give equal texts, and no two seeds the same.</summary>
internal sealed class ArticleGenerator(int seed)
{
    private static readonly string[] Nouns =
    [
        "bridge", "river", "municipality", "engineer", "harbour", "report", "village", "inhabitant", "reconstruction", "ministry", "contract", "shortage", "investigation", "railway", "hospital",
        "teacher", "council", "electricity", "farmer", "market", "neighbour", "translation", "archive", "library", "photograph", "correspondent", "commission", "agreement", "negotiation",
        "budget", "weather", "irrigation", "laboratory", "newspaper", "conversation", "community", "warehouse", "reservoir", "consultation", "representative", "pharmacy", "signature", "road",
        "winter", "flood", "year", "man", "woman", "child", "day", "night", "war", "law", "street", "boat", "train", "price", "court", "vote", "party", "song", "coat", "door", "field", "tax", "bank", "team", "letter", "house", "school", "question", "answer", "family", "government", "city", "week", "mountain", "orchard", "vegetable", "temperature", "measurement",
    ];

    private static readonly string[] Adjectives =
    [
        "local", "temporary", "provisional", "independent", "unexpected", "considerable", "new", "old", "regional", "international", "experienced", "long", "small", "complicated", "public",
        "last", "first", "big", "cold", "late", "poor", "free", "young", "dry", "white", "same", "own", "agricultural", "narrow", "wooden", "abandoned", "responsible", "comprehensive", "quiet", "former", "second", "electrical", "northern", "available", "ordinary", "confidential",
    ];

    private static readonly string[] Verbs =
    [
        "announced", "repaired", "described", "delayed", "opened", "visited", "published", "reconsidered", "examined", "photographed", "found", "closed", "measured", "promised", "rejected",
        "saw", "held", "took", "made", "sold", "knew", "kept", "met", "heard", "sent", "built", "read", "asked for", "paid for", "wrote to", "interviewed", "documented", "rebuilt", "crossed", "translated", "supported", "criticised", "lost", "remembered", "counted", "inspected", "transported", "bought", "explained", "left",
    ];

    private static readonly string[] Names = ["Marta Lindqvist", "Jun Okafor", "Halina Brandt", "Tomas Ferreira", "Weatherby", "the Oskelund Courier", "Port Almere", "Vessington", "Dr Anselm", "Kirsi Maunula"];

    private static readonly string[] Links = ["because", "although", "while", "after", "before", "so that", "until", "as"];

    private static readonly string[] Places = ["in", "near", "beyond", "beside", "above", "from", "towards", "without", "against", "through"];

    private readonly Random _random = new(seed);

    /// <summary>Paragraphs with so many words in all.</summary>
    public string[] Article(int words, int wordsInParagraph = 50)
    {
        var paragraphs = new List<string>();
        for (int left = words; left > 0; left -= wordsInParagraph) paragraphs.Add(Paragraph(Math.Min(left, wordsInParagraph)));
        return [.. paragraphs];
    }

    /// <summary>One paragraph of so many words.</summary>
    public string Paragraph(int words)
    {
        var text = new StringBuilder(words * 7);
        int count = 0;
        while (count < words)
        {
            foreach (string word in Sentence().Split(' '))
            {
                if (count++ >= words) break;
                if (text.Length > 0) text.Append(' ');
                text.Append(word);
            }
        }

        if (!char.IsPunctuation(text[^1])) text.Append('.');
        else text[^1] = '.';
        return text.ToString();
    }

    private string Sentence()
    {
        string main = $"{Phrase()} {Pick(Verbs)} {Phrase()}";
        string sentence = _random.Next(9) switch
        {
            0 => $"{main} {Pick(Places)} {Phrase()}, {Pick(Links)} {Phrase()} {Pick(Verbs)} {Phrase()}",
            1 => $"{main}, said {Pick(Names)}, who {Pick(Verbs)} {Phrase()} {Pick(Places)} {Phrase()}",
            2 => $"{Pick(Links)} {Phrase()} {Pick(Verbs)} {Phrase()}, {main}",
            3 => $"“{main},” {Pick(Names)} {Pick(Verbs)}",
            4 => $"{main} — {Phrase()}, {Phrase()} and {_random.Next(2, 900)} {Pick(Nouns)}s — {Pick(Places)} {Phrase()}",
            5 => $"it was not {Phrase()} that they {Pick(Verbs)}, but it had to be {Phrase()}, or so we were told on the day",
            6 => $"in {_random.Next(1950, 2030)} there had been {Phrase()} at the end of it all, and no one {Pick(Verbs)} it for {_random.Next(2, 40)} years",
            7 => $"he {Pick(Verbs)} {Phrase()} and she {Pick(Verbs)} it too, as if all of us were to go by {Phrase()} to see him",
            _ => $"{main} {Pick(Places)} {Phrase()}",
        };
        int first = char.IsLetter(sentence[0]) ? 0 : 1;
        return sentence[..first] + char.ToUpperInvariant(sentence[first]) + sentence[(first + 1)..] + ".";
    }

    private string Phrase() => _random.Next(5) switch
    {
        0 => $"the {Pick(Nouns)} of the {Pick(Nouns)}",
        1 => $"{Pick(Adjectives)} {Pick(Nouns)}s",
        2 => $"a {Pick(Adjectives)} {Pick(Nouns)}",
        3 => $"the {Pick(Adjectives)}, {Pick(Adjectives)} {Pick(Nouns)}",
        _ => $"the {Pick(Nouns)}",
    };

    private string Pick(string[] from) => from[_random.Next(from.Length)];
}
