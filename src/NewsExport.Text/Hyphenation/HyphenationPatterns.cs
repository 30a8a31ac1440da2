using NewsExport.Model;

namespace NewsExport.Text.Hyphenation;

/// <summary>The patterns in the package, of the hyph-utf8 project but for Czech; their licences stand beside them in Patterns/LICENCES.txt.</summary>
internal static class HyphenationPatterns
{
    // The fewest letters before and after a hyphen, as each language's typesetting has it.
    private static readonly Dictionary<string, (string File, int Left, int Right)> Files = new(StringComparer.Ordinal)
    {
        ["en"] = ("en-us", 2, 3),
        ["en-gb"] = ("en-gb", 2, 3),
        ["de"] = ("de-1996", 2, 2),
        ["fr"] = ("fr", 2, 3),
        ["es"] = ("es", 2, 2),
        ["it"] = ("it", 2, 2),
        ["pt"] = ("pt", 2, 3),
        ["nl"] = ("nl", 2, 2),
        ["pl"] = ("pl", 2, 2),
        ["ru"] = ("ru", 2, 2),
        ["uk"] = ("uk", 2, 2),
        ["sv"] = ("sv", 2, 2),
        ["nb"] = ("nb", 2, 2),
        ["da"] = ("da", 2, 2),
        ["fi"] = ("fi", 2, 2),
        ["cs"] = ("cs", 2, 3),
        ["hu"] = ("hu", 2, 2),
        ["el"] = ("el-monoton", 2, 2),
        ["tr"] = ("tr", 2, 2),
    };

    /// <summary>The key of a language's patterns; empty if there are none.</summary>
    public static string KeyOf(LanguageTag language)
    {
        string primary = language.Primary;
        // English outside North America is divided as in Britain.
        if (primary == "en") return language.Region is null or "US" or "CA" or "PH" ? "en" : "en-gb";
        if (primary is "no" or "nn") return "nb";
        if (language.Script == "Latn" && (primary is "ru" or "uk")) return "";
        return Files.ContainsKey(primary) ? primary : "";
    }

    public static Hyphenator? Load(string key)
    {
        (string file, int left, int right) = Files[key];
        return new Hyphenator(Words($"hyph-{file}.pat.txt"), Words($"hyph-{file}.hyp.txt"), left, right, dividesCapitals: key == "de");
    }

    private static string[] Words(string name)
    {
        using Stream? stream = typeof(HyphenationPatterns).Assembly.GetManifestResourceStream("hyphenation/" + name);
        if (stream is null) return [];
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Split((char[])[' ', '\n', '\r', '\t'], StringSplitOptions.RemoveEmptyEntries);
    }
}
