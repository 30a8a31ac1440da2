namespace NewsExport.Pdf.Checking;

/// <summary>Language tags (BCP 47), by their form.</summary>
internal static class Languages
{
    public static bool IsTag(string text)
    {
        string[] parts = text.Split('-');
        if (parts.Any(part => part.Length is < 1 or > 8 || !part.All(char.IsAsciiLetterOrDigit))) return false;
        return parts[0].All(char.IsAsciiLetter) && (parts[0].Length >= 2 || (parts[0] is "x" or "X" or "i" or "I" && parts.Length > 1));
    }
}
