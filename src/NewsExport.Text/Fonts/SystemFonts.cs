using System.Collections.Concurrent;
using HarfBuzzSharp;
using NewsExport.Model;

namespace NewsExport.Text;

/// <summary>The system's fonts, opened one by one as characters need them; those whose names promise a script come first.</summary>
internal sealed class SystemFonts(ValueList<string> folders)
{
    // What is where, and what each file holds, is found out once in a process: many exports may follow each other in it.
    private static readonly ConcurrentDictionary<string, SystemFonts> Indexes = new(StringComparer.Ordinal);

    private readonly Lazy<string[]> _files = new(() => [.. folders.SelectMany(FontSet.FilesOf).Distinct(StringComparer.Ordinal)]);
    private readonly ConcurrentDictionary<string, Lazy<IReadOnlyList<FontFace>>> _faces = new(StringComparer.Ordinal);

    /// <summary>Where this system keeps fonts.</summary>
    public static ValueList<string> UsualFolders
    {
        get
        {
            string home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
            if (OperatingSystem.IsWindows())
            {
                return [Environment.GetFolderPath(Environment.SpecialFolder.Fonts), Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData), "Microsoft", "Windows", "Fonts")];
            }

            return OperatingSystem.IsMacOS()
                ? ["/System/Library/Fonts", "/Library/Fonts", Path.Combine(home, "Library", "Fonts")]
                : ["/usr/share/fonts", "/usr/local/share/fonts", Path.Combine(home, ".local", "share", "fonts"), Path.Combine(home, ".fonts")];
        }
    }

    /// <summary>The fonts of some folders, from the index of this process.</summary>
    public static SystemFonts Of(ValueList<string> folders) => Indexes.GetOrAdd(string.Join('\n', folders), _ => new SystemFonts(folders));

    public IEnumerable<FontFace> All() => _files.Value.SelectMany(Open);

    /// <summary>The font that has a character and fits the style best; null if none has it.</summary>
    public FontFace? Find(int codePoint, TextStyle style)
    {
        string[] hints = Hints(codePoint, style);
        foreach (string hint in hints)
        {
            if (BestOf(_files.Value.Where(file => Plain(file).Contains(hint, StringComparison.Ordinal)), codePoint, style) is { } hinted) return hinted;
        }

        return BestOf(_files.Value.Where(file => Plain(file).Contains("noto", StringComparison.Ordinal)), codePoint, style) ?? BestOf(_files.Value, codePoint, style);
    }

    private FontFace? BestOf(IEnumerable<string> files, int codePoint, TextStyle style)
    {
        string region = RegionOf(style.Language, codePoint);
        FontFace? best = null;
        double least = double.MaxValue;
        foreach (FontFace face in files.SelectMany(Open))
        {
            if (!face.Has(codePoint)) continue;
            double cost = Math.Abs(face.Weight - style.Weight) + (face.IsItalic == style.Italic ? 0 : face.IsItalic ? 600 : 60);
            if (face.Classification != style.Family) cost += style.Family == FontFamily.Mono || face.Classification == FontFamily.Mono ? 3000 : 2000;
            // Fonts for Chinese, Japanese and Korean draw one character in the forms of each: the language chooses (UAX #38 has the background).
            if (face.Family.Contains("CJK", StringComparison.Ordinal) && !face.Family.EndsWith(" " + region, StringComparison.Ordinal)) cost += 1000;
            if (cost >= least) continue;
            (best, least) = (face, cost);
        }

        return best;
    }

    private static string RegionOf(LanguageTag language, int codePoint) => language.Primary switch
    {
        "ja" => "JP",
        "zh" => language.Script == "Hant" || language.Region is "TW" ? "TC" : language.Region is "HK" or "MO" ? "HK" : "SC",
        "ko" => "KR",
        _ => codePoint is >= 0x3040 and <= 0x30FF ? "JP" : codePoint is >= 0xAC00 and <= 0xD7A3 or >= 0x1100 and <= 0x11FF or >= 0x3130 and <= 0x318F ? "KR" : "SC",
    };

    private static string[] Hints(int codePoint, TextStyle style)
    {
        bool serif = style.Family == FontFamily.Serif;
        Script script = UnicodeFunctions.Default.GetScript(codePoint);
        string name = script.ToString();
        return name switch
        {
            "Hang" => serif ? ["notoserifcjk", "notoserifkr", "nanummyeongjo", "batang", "notosanscjk", "nanum", "malgun", "applesdgothic"] : ["notosanscjk", "notosanskr", "nanumgothic", "nanumbarun", "malgun", "applesdgothic", "nanum"],
            "Hani" or "Hira" or "Kana" or "Bopo" => serif ? ["notoserifcjk", "notoserif", "mincho", "song", "notosanscjk"] : ["notosanscjk", "notosans", "gothic", "msyh", "pingfang"],
            "Arab" => serif ? ["notonaskharabic", "amiri", "notosansarabic", "dejavusans"] : ["notosansarabic", "notonaskharabic", "dejavusans"],
            "Hebr" => serif ? ["notoserifhebrew", "notosanshebrew", "dejavusans"] : ["notosanshebrew", "dejavusans"],
            "Deva" => serif ? ["notoserifdevanagari", "notosansdevanagari"] : ["notosansdevanagari"],
            "Thai" => serif ? ["notoserifthai", "notosansthai"] : ["notosansthai"],
            "Zyyy" => ["notosanssymbols", "notosanssymbols2", "notosansmath", "dejavusans", "symbola", "notosanscjk", "notoemoji"],
            _ => [],
        };
    }

    private static string Plain(string file) => Path.GetFileNameWithoutExtension(file).Replace("-", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal).ToLowerInvariant();

    private IReadOnlyList<FontFace> Open(string file) =>
        _faces.GetOrAdd(file, static path => new Lazy<IReadOnlyList<FontFace>>(() => [.. FontSet.OpenFile(path, FontOrigin.System, sink: null)])).Value;
}
