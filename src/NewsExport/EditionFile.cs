using NewsExport.Inputs;
using NewsExport.Model;

namespace NewsExport;

/// <summary>
/// Edition files (<c>weekly.edition.yaml</c>) name the articles of an issue in order, with its title, date and number. They are
/// inputs as any other: <see cref="ExportInput.FromPath"/>.
/// </summary>
public static class EditionFile
{
    /// <summary>Whether a path's name says that it is one: it ends in .edition.yaml or .edition.yml.</summary>
    public static bool IsEditionFile(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return EditionFileReader.IsEditionFile(path);
    }

    /// <summary>How an edition file says that it is to be exported. Faults of the file are found by the export itself.</summary>
    /// <param name="path">The file's path.</param>
    /// <param name="defaults">What the file does not say.</param>
    public static ExportOptions OptionsOf(string path, ExportOptions defaults)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(defaults);
        EditionPlan? plan = EditionFileReader.Run(Path.GetFullPath(path), Path.GetFileName(path), new DiagnosticSink());
        return plan is null ? defaults : plan.Options(defaults);
    }
}
