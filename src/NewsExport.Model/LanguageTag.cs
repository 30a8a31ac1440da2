namespace NewsExport.Model;

/// <summary>A BCP 47 language tag in its usual case: <c>ko</c>, <c>en-GB</c>, <c>zh-Hant-TW</c>.</summary>
/// <remarks>RFC 5646, 2.1.1: language lower case, script title case, region upper case.</remarks>
public readonly record struct LanguageTag
{
    private readonly string? _value;

    private LanguageTag(string value) => _value = value;

    /// <summary>The language is not known.</summary>
    public static LanguageTag Undetermined => default;

    /// <summary>The tag; <c>und</c> if the language is not known.</summary>
    public string Value => _value ?? "und";

    /// <summary>Whether the language is known.</summary>
    public bool IsKnown => _value is not null;

    /// <summary>The first subtag, in lower case: <c>en</c> for <c>en-GB</c>.</summary>
    public string Primary => Value.Split('-')[0];

    /// <summary>The script that the tag names (<c>Hant</c>), or null.</summary>
    public string? Script => Value.Split('-').Skip(1).TakeWhile(part => part.Length > 1).FirstOrDefault(part => part.Length == 4 && !char.IsAsciiDigit(part[0]));

    /// <summary>The region that the tag names (<c>GB</c>, <c>419</c>), or null.</summary>
    public string? Region => Value.Split('-').Skip(1).TakeWhile(part => part.Length > 1)
        .FirstOrDefault(part => part.Length == 2 || (part.Length == 3 && part.All(char.IsAsciiDigit)));

    /// <summary>Whether the language is written from right to left where the tag does not name another script.</summary>
    public bool IsRightToLeft => Script is { } script
        ? script is "Arab" or "Hebr" or "Syrc" or "Thaa" or "Nkoo" or "Adlm" or "Rohg"
        : Primary is "ar" or "he" or "fa" or "ur" or "ps" or "yi" or "dv" or "sd" or "ug" or "ckb" or "syr" or "nqo" or "arc" or "iw";

    /// <summary>Reads a tag, also with underscores and in any case.</summary>
    /// <exception cref="FormatException">The text is no BCP 47 tag.</exception>
    public static LanguageTag Parse(string text) =>
        TryParse(text, out LanguageTag tag) ? tag : throw new FormatException($"'{text}' is not a BCP 47 language tag such as 'en' or 'ko-KR'.");

    /// <summary>Reads a tag, also with underscores (<c>en_US</c>) and in any case.</summary>
    public static bool TryParse(string? text, out LanguageTag tag)
    {
        tag = default;
        if (string.IsNullOrWhiteSpace(text)) return false;
        string[] parts = text.Trim().Replace('_', '-').Split('-');
        bool primaryFits = parts[0].Length is >= 2 and <= 8 && parts[0].All(char.IsAsciiLetter);
        if (!primaryFits || parts.Any(part => part.Length is 0 or > 8 || !part.All(char.IsAsciiLetterOrDigit))) return false;
        bool inExtension = false;
        for (int i = 0; i < parts.Length; i++)
        {
            string lower = parts[i].ToLowerInvariant();
            if (i > 0 && lower.Length == 1) inExtension = true;
            parts[i] = i == 0 || inExtension ? lower
                : lower.Length == 4 && char.IsAsciiLetter(lower[0]) ? char.ToUpperInvariant(lower[0]) + lower[1..]
                : lower.Length == 2 ? lower.ToUpperInvariant()
                : lower;
        }

        if (parts[0] == "und" && parts.Length == 1) return true;
        tag = new LanguageTag(string.Join('-', parts));
        return true;
    }

    /// <summary>The tag.</summary>
    public override string ToString() => Value;
}

/// <summary>The direction in which a text is read.</summary>
public enum TextDirection
{
    /// <summary>As Latin and Hangul.</summary>
    LeftToRight,

    /// <summary>As Arabic and Hebrew.</summary>
    RightToLeft,
}
