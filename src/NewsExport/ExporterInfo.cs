using System.Reflection;
using NewsExport.Model;
using NewsExport.Text;

namespace NewsExport;

/// <summary>What this build can do on this machine.</summary>
/// <param name="Version">The version of NewsExport.</param>
/// <param name="Fonts">The fonts that were found.</param>
/// <param name="Codecs">The photo formats that are read.</param>
/// <param name="Standards">The standards that output is made to.</param>
public sealed record ExporterInfo(string Version, ValueList<FontDescription> Fonts, ValueList<string> Codecs, ValueList<string> Standards)
{
    /// <summary>Looks around on this machine; takes as long as reading the fonts' names.</summary>
    /// <param name="fontPaths">Fonts of the user's own, files or folders.</param>
    /// <param name="sink">Gets what is wrong with fonts.</param>
    public static ExporterInfo Of(IEnumerable<string> fontPaths, DiagnosticSink sink)
    {
        FontSet fonts = FontSet.Load(new FontSetOptions { UserPaths = [.. fontPaths] }, sink);
        return new ExporterInfo(
            typeof(ExporterInfo).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion,
            [.. fonts.List().Select(font => new FontDescription(font.Family, font.Style, font.Origin.ToString().ToLowerInvariant()))],
            [.. Imaging.Codecs.Readable],
            ["EPUB 3.3", "EPUB Accessibility 1.1", "PDF 1.7 (ISO 32000-1)", "PDF/A-2a (ISO 19005-2)", "PDF/UA-1 (ISO 14289-1)"]);
    }
}

/// <summary>A font that was found.</summary>
/// <param name="Family">Its family.</param>
/// <param name="Style">Its style: "Regular", "Bold Italic".</param>
/// <param name="Origin">"embedded", "user" or "system".</param>
public sealed record FontDescription(string Family, string Style, string Origin);
