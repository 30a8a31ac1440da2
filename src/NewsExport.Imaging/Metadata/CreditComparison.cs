using System.Globalization;
using System.Text;
using NewsExport.Model;

namespace NewsExport.Imaging.Metadata;

/// <summary>
/// Tells whether a page and a photo credit the same people. Both are written by hand: "Photo: P. Lund/NORTHLINE" and
/// "Petra Lund; Northline Pictures" agree, and so do "AFP" and "Agence France-Presse".
/// </summary>
internal static class CreditComparison
{
    private static readonly char[] BetweenNames = ['/', ',', ';', '|', '·', '•', '&', '+', '(', ')', '[', ']', ':', '：', '=', '、', '，'];

    /// <summary>Words that surround names and are none.</summary>
    private static readonly HashSet<string> NoNames = new(StringComparer.Ordinal)
    {
        "photo", "photos", "photograph", "photographer", "photography", "foto", "fotos", "image", "images", "bild", "picture", "pictures", "credit", "source", "courtesy", "handout", "file",
        "copyright", "c", "all", "rights", "reserved", "by", "of", "via", "for", "the", "and", "from", "with", "provided", "inc", "ltd", "llc", "gmbh", "com", "www",
        "사진", "사진제공", "제공", "이미지", "자료", "자료사진", "출처", "기자", "写真", "提供",
    };

    /// <summary>Whether one at least of the names on the page is one of the photo's; true also where they cannot be compared.</summary>
    public static bool Agree(string page, EmbeddedMetadata embedded)
    {
        List<string[]> here = Names(page);
        List<string[]> there = [.. new[] { embedded.Creator, embedded.CreditLine, embedded.Source, embedded.CopyrightNotice }.OfType<string>().SelectMany(Names)];
        if (here.Count == 0 || there.Count == 0) return true;
        // A name in Hangul and the same in Latin letters have nothing in common that could be seen.
        if (!here.SelectMany(name => name).Select(Script).Intersect(there.SelectMany(name => name).Select(Script)).Any()) return true;
        return here.Any(one => there.Any(other => IsSame(one, other)));
    }

    private static bool IsSame(string[] one, string[] other)
    {
        (string[] shorter, string[] longer) = one.Length <= other.Length ? (one, other) : (other, one);
        return shorter.All(word => longer.Any(candidate => candidate == word || (word.Length == 1 && candidate.StartsWith(word, StringComparison.Ordinal)) || (candidate.Length == 1 && word.StartsWith(candidate, StringComparison.Ordinal))))
            ? shorter.Any(word => word.Length > 1)
            : shorter.Length == 1 && longer.Length > 1 && shorter[0] == string.Concat(longer.Select(word => word[0]));
    }

    private static List<string[]> Names(string text)
    {
        var names = new List<string[]>();
        foreach (string part in text.Replace(" and ", "/", StringComparison.OrdinalIgnoreCase).Split(BetweenNames, StringSplitOptions.RemoveEmptyEntries))
        {
            string[] words = [.. Words(part).Where(word => !NoNames.Contains(word) && !word.All(char.IsDigit))];
            if (words.Length > 0) names.Add(words);
        }

        return names;
    }

    private static IEnumerable<string> Words(string text)
    {
        var word = new StringBuilder();
        foreach (char character in (text + " ").Normalize(NormalizationForm.FormKD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(character) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark) continue;
            if (char.IsLetterOrDigit(character))
            {
                word.Append(char.ToLowerInvariant(character));
            }
            else if (character is not ('\'' or '’' or '.') && word.Length > 0)
            {
                // Hangul came apart into letters.
                yield return word.ToString().Normalize(NormalizationForm.FormC);
                word.Clear();
            }
            else if (character == '.' && word.Length == 1)
            {
                yield return word.ToString();
                word.Clear();
            }
        }
    }

    private static char Script(string word) => word[0] switch
    {
        < '\u0250' => 'L',
        < '\u0400' => 'G',
        < '\u0530' => 'C',
        >= '\u0590' and < '\u0600' => 'H',
        >= '\u0600' and < '\u0780' => 'A',
        _ => 'E',
    };
}
