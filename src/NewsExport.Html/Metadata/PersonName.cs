using System.Text.RegularExpressions;

namespace NewsExport.Html.Metadata;

/// <summary>Tells by its form whether a name can be a person's.</summary>
internal static partial class PersonName
{
    /// <summary>Whether a name is written as those of people are: two to five words with capitals, particles apart, and none that companies and papers have in theirs.</summary>
    public static bool Is(string name) => name.Length < 50 && FormPattern().IsMatch(name) && !CompanyPattern().IsMatch(name);

    /// <summary>Whether a text can be a writer's name at all: a person's, a paper's or one chosen for a forum.</summary>
    /// <param name="name">The text.</param>
    /// <param name="isMarked">Whether the page itself marks it as a name, which lets initials and digits through.</param>
    public static bool IsLikely(string name, bool isMarked)
    {
        if (name.Length < (isMarked ? 2 : 3) || name.Length >= 50 || !name.Any(char.IsLetter) || name.Split(' ').Length > 6) return false;
        if (name.Any(char.IsDigit) && !(isMarked && !name.Contains(' ', StringComparison.Ordinal))) return false;
        return DateParser.Parse(name) is null && !NoNamePattern().IsMatch(name);
    }

    [GeneratedRegex(@"^\p{Lu}[\p{L}\p{M}'’.-]*(?:\s+(?:(?:de|del|della|di|da|do|dos|du|van|von|vom|der|den|ten|ter|la|le|al|el|bin|ibn|zu|zum|af|y|e)\s+)*(?:(?:[dl]['’]|Mc|Mac|al-|el-)?\p{Lu}[\p{L}\p{M}'’.-]*)){1,4}(?<!\p{Ll}{2}\.)(?:,? (?:Jr|Sr|PhD|MD|MA)\.?)?$", RegexOptions.CultureInvariant)]
    private static partial Regex FormPattern();

    [GeneratedRegex(@"(?i:\b(?:gmbh|ag|inc|ltd|llc|corp(?:oration)?|co|media|medien|verlag|news|nachrichten|redaktion|group|gruppe|team|zeitung|magazine?|online|press(?:e|estelle)?|agency|agentur|institute?|university|universität|foundation|stiftung|verein|editorial|desk|staff|editors?|television|tv|radio|times|herald|tribune|journal|today|network|service|company|cent(?:er|re)|association|verband|ministry|ministerium|department|reuters|afp|dpa|blog|club|forum|museum|rights)\b)", RegexOptions.CultureInvariant)]
    private static partial Regex CompanyPattern();

    [GeneratedRegex(@"(?i:\b(?:updated|last|sign|log|login|anmelden|no author|unknown|folgen|comments?|kommentare?|share|teilen|minutes?|minuten|lesezeit|follow|more|mehr|alle|view|posts?|beiträge|profil|profile|uhr|views|facebook|twitter|abonnieren|about|über|print|drucken|photos?|fotos?|image|leave|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|monday|tuesday|wednesday|thursday|friday|saturday|sunday|youtube|instagram|cc by|الجمعة|السبت|الأحد|الاثنين|الثلاثاء|الأربعاء|الخميس)\b|\bread\b|@)", RegexOptions.CultureInvariant)]
    private static partial Regex NoNamePattern();
}
