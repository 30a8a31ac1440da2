using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using NewsExport.Model;
using NewsExport.Text;

namespace NewsExport.Batch;

/// <summary>A digest of everything but an article's bytes and photos that its files depend on: options, fonts of the user's, this build.</summary>
internal sealed class OptionsFingerprint
{
    // Deterministic builds name an assembly by its content: a changed build does everything again.
    private static readonly string Build = string.Join(',', new[]
    {
        typeof(NewsExporter), typeof(Edition), typeof(Html.ArticleReader), typeof(Imaging.ImagingOptions),
        typeof(FontSet), typeof(Layout.PageLayout), typeof(Epub.EpubWriter), typeof(Pdf.PdfWriter), typeof(PdfObjects.PdfFile),
    }.Select(type => type.Module.ModuleVersionId.ToString("N")));

    private readonly Dictionary<string, string> _fonts = new(StringComparer.Ordinal);

    /// <summary>The digest for an article; its name in findings and as a title is one of the options.</summary>
    public string Of(ExportOptions options, string name)
    {
        var text = new StringBuilder();
        foreach (object? part in new object?[]
        {
            Build, name, string.Join(',', options.Formats), options.Profile, options.Layout, options.Paper, options.Columns, options.Links, options.Initials, options.Bleed?.Points, options.CropMarks, options.Title, options.Section, options.Cover,
            options.Css, options.EmbedFonts, options.AllowNetwork, options.Strict, options.MaxSize, options.PrintProfile is { } profile ? Convert.ToHexString(SHA256.HashData(profile.Span)) : null,
            options.Fonts is null ? Fonts(options.FontPaths) : "given",
            // Records of plain values: their text has each of them.
            options.Reader, options.Imaging,
        })
        {
            string value = Convert.ToString(part, CultureInfo.InvariantCulture) ?? "";
            text.Append(CultureInfo.InvariantCulture, $"{value.Length}:{value};");
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    private string Fonts(ValueList<string> paths)
    {
        string key = string.Join('\n', paths);
        lock (_fonts)
        {
            if (_fonts.TryGetValue(key, out string? known)) return known;
            var all = new StringBuilder();
            foreach (string file in paths.SelectMany(FilesOf))
            {
                try
                {
                    using FileStream stream = File.OpenRead(file);
                    all.Append(Convert.ToHexStringLower(SHA256.HashData(stream))).Append('\n');
                }
                catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
                {
                    all.Append("unreadable\n");
                }
            }

            return _fonts[key] = all.ToString();
        }
    }

    private static IEnumerable<string> FilesOf(string path)
    {
        if (!Directory.Exists(path)) return [path];
        var enumeration = new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true, MaxRecursionDepth = 12 };
        return Directory.EnumerateFiles(path, "*", enumeration).Where(file => Path.GetExtension(file).ToLowerInvariant() is ".ttf" or ".otf" or ".ttc").Order(StringComparer.Ordinal);
    }
}
