using System.Collections.Concurrent;
using HarfBuzzSharp;
using NewsExport.Model;

namespace NewsExport.Text;

/// <summary>
/// The fonts that an export may use: the user's own, then those of the package (Latin, Greek, Cyrillic), then the system's for what
/// neither has. Safe to share between threads.
/// </summary>
public sealed class FontSet
{
    private const int MostFaces = 64;

    private static readonly string[] Extensions = [".ttf", ".otf", ".ttc"];

    private static readonly Lazy<IReadOnlyList<FontFace>> Embedded = new(LoadEmbedded);

    private readonly IReadOnlyList<FontFace> _user;
    private readonly Lazy<SystemFonts> _system;
    private readonly ConcurrentDictionary<(FontFamily, int Weight, bool, string Language), FaceChooser> _choosers = new();

    private FontSet(IReadOnlyList<FontFace> user, Lazy<SystemFonts> system) => (_user, _system) = (user, system);

    /// <summary>Finds the fonts. System fonts are opened when they are first needed.</summary>
    /// <param name="options">Which.</param>
    /// <param name="sink">Gets NE4002 and NE4003 for the user's own.</param>
    public static FontSet Load(FontSetOptions options, DiagnosticSink sink)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(sink);
        var user = new List<FontFace>();
        foreach (string path in options.UserPaths)
        {
            int before = user.Count;
            bool any = false;
            foreach (string file in FilesOf(path))
            {
                any = true;
                user.AddRange(OpenFile(file, FontOrigin.User, sink));
            }

            if (!any && user.Count == before) sink.Report(TextRules.NoFonts, SourceSpan.None, path);
        }

        ValueList<string> folders = options.SystemFolders ?? SystemFonts.UsualFolders;
        return new FontSet(user, new Lazy<SystemFonts>(() => SystemFonts.Of(folders)));
    }

    /// <summary>All fonts, the system's too; opens each of them.</summary>
    public IReadOnlyList<FontFace> List() => [.. _user, .. Embedded.Value, .. _system.Value.All()];

    /// <summary>The font of a style for what it has; the fallback for what it has not is <see cref="For"/>.</summary>
    public FontFace Primary(TextStyle style) => Chooser(style).Primary;

    /// <summary>The font that shows a character in a style; null if none does.</summary>
    /// <param name="codePoint">The character.</param>
    /// <param name="style">How it is set; its language chooses among fonts that have the character.</param>
    public FontFace? For(int codePoint, TextStyle style) => Chooser(style).For(codePoint);

    internal FaceChooser Chooser(TextStyle style)
    {
        ArgumentNullException.ThrowIfNull(style);
        return _choosers.GetOrAdd((style.Family, style.Weight, style.Italic, style.Language.Value), static (_, own) =>
        {
            FontFace primary = Best(Embedded.Value.Where(face => face.Classification == own.style.Family), own.style)!;
            return new FaceChooser(primary, own.set._user.Count == 0, codePoint => own.set.Find(codePoint, own.style));
        }, (set: this, style));
    }

    private FontFace? Find(int codePoint, TextStyle style) =>
        Best(_user.Where(face => face.Classification == style.Family && face.Has(codePoint)), style)
        ?? Best(Embedded.Value.Where(face => face.Classification == style.Family && face.Has(codePoint)), style)
        ?? Best(_user.Where(face => face.Has(codePoint)), style)
        ?? Best(Embedded.Value.Where(face => face.Has(codePoint)), style)
        ?? _system.Value.Find(codePoint, style);

    /// <summary>The face nearest in slope, then in weight.</summary>
    internal static FontFace? Best(IEnumerable<FontFace> faces, TextStyle style) =>
        faces.MinBy(face => (face.IsItalic == style.Italic ? 0 : 10_000) + Math.Abs(face.Weight - style.Weight));

    internal static IEnumerable<FontFace> OpenFile(string path, FontOrigin origin, DiagnosticSink? sink)
    {
        var faces = new List<FontFace>();
        string problem = "it is damaged, or no TrueType or OpenType font";
        try
        {
            if (IsFontFile(path)) faces.AddRange(FacesOf(path, origin));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException or InvalidOperationException)
        {
            problem = "it cannot be read";
        }

        if (faces.Count > 0 && faces.RemoveAll(face => !face.MayBeEmbedded) is > 0 && faces.Count == 0) sink?.Report(TextRules.EmbeddingForbidden, SourceSpan.None, Path.GetFileName(path));
        else if (faces.Count == 0) sink?.Report(TextRules.BadFont, SourceSpan.None, Path.GetFileName(path), problem);
        return faces;
    }

    private static IEnumerable<FontFace> FacesOf(string path, FontOrigin origin)
    {
        // The system maps the file: nothing is read that is not used.
        Blob blob = Blob.FromFile(path);
        for (int index = 0; index < Math.Clamp(blob.FaceCount, 0, MostFaces); index++)
        {
            foreach (FontFace face in FontFace.OpenAll(blob, index, origin, path)) yield return face;
        }
    }

    /// <summary>Whether a file begins as fonts do (OpenType, Organization of an OpenType Font): what does not is not opened, however large it is.</summary>
    private static bool IsFontFile(string path)
    {
        Span<byte> start = stackalloc byte[4];
        using FileStream file = File.OpenRead(path);
        if (file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false) < start.Length) return false;
        return start.SequenceEqual("OTTO"u8) || start.SequenceEqual("ttcf"u8) || start.SequenceEqual("true"u8) || start.SequenceEqual((ReadOnlySpan<byte>)[0, 1, 0, 0]);
    }

    internal static IEnumerable<string> FilesOf(string path)
    {
        if (File.Exists(path)) return [path];
        if (!Directory.Exists(path)) return [];
        return Directory.EnumerateFiles(path, "*", new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true, MaxRecursionDepth = 12 })
            .Where(file => Extensions.Contains(Path.GetExtension(file), StringComparer.OrdinalIgnoreCase))
            .Order(StringComparer.Ordinal);
    }

    private static IReadOnlyList<FontFace> LoadEmbedded()
    {
        System.Reflection.Assembly assembly = typeof(FontSet).Assembly;
        var faces = new List<FontFace>();
        foreach (string name in assembly.GetManifestResourceNames().Where(name => name.StartsWith("fonts/", StringComparison.Ordinal) && name.EndsWith(".ttf", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            // The resource lies in the mapped assembly as long as the process lives. (Blob.FromStream hands HarfBuzz an array that nothing pins.)
            var stream = (UnmanagedMemoryStream)assembly.GetManifestResourceStream(name)!;
            Blob blob;
            unsafe
            {
                blob = new Blob((nint)stream.PositionPointer, (int)stream.Length, MemoryMode.ReadOnly);
            }

            faces.Add(FontFace.Open(blob, 0, FontOrigin.Embedded, name)!);
        }

        return faces;
    }
}
