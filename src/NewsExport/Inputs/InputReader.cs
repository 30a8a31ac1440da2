using NewsExport.Epub.Reading;
using NewsExport.Html;
using NewsExport.Model;

namespace NewsExport.Inputs;

/// <summary>Turns inputs into one edition and a way to its photos. Files are read side by side; the result does not depend on which is first.</summary>
internal static class InputReader
{
    private static readonly string[] Extensions = [".html", ".htm", ".xhtml", ".txt", ".json"];

    public static GatheredEdition Run(
        IReadOnlyList<ExportInput> inputs,
        ExportOptions options,
        IResourceResolver? network,
        IProgress<ExportProgress>? progress,
        DiagnosticSink sink,
        CancellationToken cancellationToken)
    {
        InputRoot root = InputRoot.Of(inputs);
        List<Source> sources = List(inputs, root, sink, out int failed, out EditionPlan? plan);
        var folder = new FolderResolver(root.Folder, root.Allowed, network);
        IResourceResolver resources = new SourceResolver(folder, [.. sources.Select(source => source.Resources).OfType<IResourceResolver>().Distinct()]);
        return Gather(sources, failed, plan, root, resources, options, progress, sink, cancellationToken);
    }

    /// <summary>Takes one article, or one book, for an edition of its own.</summary>
    /// <param name="name">Its name relative to the root.</param>
    /// <param name="path">Its full path: books are read from it.</param>
    /// <param name="bytes">Its bytes; null for a book.</param>
    /// <param name="folder">The root's full path; null where there is none.</param>
    /// <param name="resources">The way to its photos.</param>
    /// <param name="options">How it is read.</param>
    /// <param name="sink">Gets what is wrong with it.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public static GatheredEdition RunOne(
        string name, string path, ReadOnlyMemory<byte>? bytes, string? folder, IResourceResolver resources, ExportOptions options, DiagnosticSink sink, CancellationToken cancellationToken)
    {
        ReadPart part = Read(new Source(name, path, bytes, null, null), options, cancellationToken);
        sink.Add(part.Sink.ToList().AsSpan());
        string baseName = Path.GetFileNameWithoutExtension(name);
        Edition? edition = part.Edition is null ? null : EditionAssembler.Run([part.Edition], baseName, options.Title, sink);
        return new GatheredEdition(edition, part.Book is { } book ? new BookResolver(name, book, resources) : resources, part.Ledger, folder, baseName, part.Edition is null ? 1 : 0);
    }

    /// <summary>Takes the articles that an edition file names, for an edition of their own.</summary>
    /// <param name="plan">What the file says; null if it is no edition file at all.</param>
    /// <param name="name">The file's name.</param>
    /// <param name="folder">Its folder's full path, which names are relative to.</param>
    /// <param name="resources">The way to the photos.</param>
    /// <param name="options">How the articles are read.</param>
    /// <param name="sink">Gets what is wrong with them.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public static GatheredEdition RunPlan(
        EditionPlan? plan, string name, string folder, IResourceResolver resources, ExportOptions options, DiagnosticSink sink, CancellationToken cancellationToken)
    {
        InputRoot root = InputRoot.Of([ExportInput.FromPath(Path.Combine(folder, name))]);
        List<Source> sources = [.. (plan?.Articles ?? []).Select(article => new Source(root.NameOf(article.Path), article.Path, null, null, null, article))];
        return Gather(sources, sources.Count == 0 ? 1 : 0, plan, root, resources, options, progress: null, sink, cancellationToken);
    }

    private static GatheredEdition Gather(
        List<Source> sources,
        int failed,
        EditionPlan? plan,
        InputRoot root,
        IResourceResolver resources,
        ExportOptions options,
        IProgress<ExportProgress>? progress,
        DiagnosticSink sink,
        CancellationToken cancellationToken)
    {
        ReadPart[] parts = ReadAll(sources, options, progress, sink, cancellationToken);
        List<Edition> read = [.. parts.Select((part, index) => part.Edition is { } edition ? sources[index].Placed(edition) : null).OfType<Edition>()];
        return new GatheredEdition(
            EditionAssembler.Run(read, root.Name, options.Title, sink, plan),
            WithBooks(resources, sources, parts),
            Ledger.Concat(parts.Select(part => part.Ledger)),
            root.Folder,
            root.BaseName,
            failed + sources.Count - read.Count);
    }

    private static IResourceResolver WithBooks(IResourceResolver resources, List<Source> sources, ReadPart[] parts)
    {
        for (int i = 0; i < parts.Length; i++)
        {
            if (parts[i].Book is { } book) resources = new BookResolver(sources[i].Name, book, resources);
        }

        return resources;
    }

    /// <summary>Whether a file's name says that it can be read: an article or a book.</summary>
    public static bool IsInput(string path) => IsArticle(path) || BookInput.IsBook(path);

    /// <summary>Whether a file's name says that it is an article. Folders are searched for these: a book in one is mostly what was made of them.</summary>
    public static bool IsArticle(string path) => Extensions.Contains(Path.GetExtension(path).ToLowerInvariant());

    private static List<Source> List(IReadOnlyList<ExportInput> inputs, InputRoot root, DiagnosticSink sink, out int failed, out EditionPlan? plan)
    {
        failed = 0;
        plan = null;
        var sources = new List<Source>();
        foreach (ExportInput input in inputs)
        {
            switch (input)
            {
                case ExportInput.BytesInput bytes:
                    sources.Add(new Source(bytes.Name, null, bytes.Bytes, null, bytes.Resources));
                    break;
                case ExportInput.EditionInput edition:
                    sources.Add(new Source(edition.Edition.Identifier, null, null, edition.Edition, edition.Resources));
                    break;
                case ExportInput.PathInput { FullPath: string path } when Directory.Exists(path):
                    List<string> files = FilesOf(path);
                    if (files.Count == 0)
                    {
                        sink.Report(InputRules.EmptyFolder, new SourceSpan(root.NameOf(path)));
                        failed++;
                    }

                    foreach (string file in files) sources.Add(new Source(root.NameOf(file), file, null, null, null));
                    break;
                case ExportInput.PathInput { FullPath: string path } when EditionFileReader.IsEditionFile(path):
                    int before = sources.Count;
                    EditionPlan? said = EditionFileReader.Run(path, root.NameOf(path), sink);
                    foreach (PlannedArticle article in said?.Articles ?? []) sources.Add(new Source(root.NameOf(article.Path), article.Path, null, null, null, article));
                    if (sources.Count == before) failed++;
                    plan ??= said;
                    break;
                case ExportInput.PathInput { FullPath: string path }:
                    sources.Add(new Source(root.NameOf(path), path, null, null, null));
                    break;
            }
        }

        return sources;
    }

    /// <summary>The articles of a folder and the folders in it, in ordinal order; links are not followed, hidden files are left out.</summary>
    public static List<string> FilesOf(string folder)
    {
        var enumeration = new EnumerationOptions
        {
            RecurseSubdirectories = true,
            IgnoreInaccessible = true,
            AttributesToSkip = FileAttributes.Hidden | FileAttributes.System | FileAttributes.ReparsePoint,
        };
        return
        [
            .. Directory.EnumerateFiles(folder, "*", enumeration)
                .Where(IsArticle)
                .Order(StringComparer.Ordinal),
        ];
    }

    private static ReadPart[] ReadAll(List<Source> sources, ExportOptions options, IProgress<ExportProgress>? progress, DiagnosticSink sink, CancellationToken cancellationToken)
    {
        var parts = new ReadPart[sources.Count];
        int done = 0;
        Parallel.For(
            0,
            sources.Count,
            new ParallelOptions { CancellationToken = cancellationToken, MaxDegreeOfParallelism = Environment.ProcessorCount },
            index =>
            {
                parts[index] = Read(sources[index], options, cancellationToken);
                progress?.Report(new ExportProgress(ExportStage.Read, Interlocked.Increment(ref done), sources.Count, sources[index].Name));
            });

        foreach (ReadPart part in parts) sink.Add(part.Sink.ToList().AsSpan());
        return parts;
    }

    private static ReadPart Read(Source source, ExportOptions options, CancellationToken cancellationToken)
    {
        ReadPart part = ReadAsItIs(source, options, cancellationToken);
        return options.Section is { } section && part.Edition is { } edition ? part with { Edition = InSection(edition, section, null) } : part;
    }

    private static Edition InSection(Edition edition, string? title, double? weight) => edition with
    {
        Sections = [.. edition.Sections.Select(section => section with
        {
            Title = title,
            Articles = [.. section.Articles.Select(article => article with { Section = title, Weight = weight ?? article.Weight })],
        })],
    };

    private static ReadPart ReadAsItIs(Source source, ExportOptions options, CancellationToken cancellationToken)
    {
        var sink = new DiagnosticSink();
        if (source.Edition is not null) return new ReadPart(source.Edition, Ledger.Empty, sink);
        var span = new SourceSpan(source.Name);
        string extension = Path.GetExtension(source.Name).ToLowerInvariant();
        if (BookInput.IsBook(source.Name))
        {
            Func<Stream> open = source.Bytes is { } held ? () => new MemoryStream(held.ToArray(), writable: false) : () => RegularFile.Open(source.Path!);
            (EpubBook? book, Ledger ledger) = BookInput.Read(open, source.Name, options.Reader, sink, cancellationToken);
            return new ReadPart(book?.Edition, ledger, sink, book?.Resources);
        }

        if (!IsArticle(source.Name))
        {
            bool isThere = source.Path is null || File.Exists(source.Path);
            if (isThere) sink.Report(InputRules.UnknownKind, span, extension);
            else sink.Report(InputRules.Missing, span);
            return new ReadPart(null, Ledger.Empty, sink);
        }

        if ((source.Bytes ?? ReadFile(source.Path!, options.Reader.MaxBytes, span, sink)) is not { } bytes) return new ReadPart(null, Ledger.Empty, sink);
        if (extension == ".json") return new ReadPart(Model(bytes, source.Name, sink), Ledger.Empty, sink);

        string? type = extension == ".txt" ? "text/plain" : null;
        Html.ReadResult read = ArticleReader.Run(new ReaderInput(bytes, source.Name, type), options.Reader, sink, cancellationToken);
        Edition? edition = read.Article is null ? null : Edition.Of(read.Article, Path.GetFileNameWithoutExtension(source.Name));
        return new ReadPart(edition, read.Ledger, sink);
    }

    /// <summary>The bytes of a file; null, with a diagnostic, if it cannot be read or is too large.</summary>
    public static ReadOnlyMemory<byte>? ReadFile(string path, long limit, SourceSpan span, DiagnosticSink sink)
    {
        try
        {
            using FileStream stream = RegularFile.Open(path);
            long length = stream.Length;
            if (length > limit)
            {
                sink.Report(InputRules.TooLarge, span, length, limit);
                return null;
            }

            byte[] bytes = new byte[length];
            int count = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
            return bytes.AsMemory(0, count);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            sink.Report(InputRules.Missing, span);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            sink.Report(InputRules.Unreadable, span, FolderResolver.Reason(exception));
        }

        return null;
    }

    private static Edition? Model(ReadOnlyMemory<byte> bytes, string name, DiagnosticSink sink)
    {
        try
        {
            return ModelJson.Read(bytes.Span);
        }
        catch (ModelFormatException exception)
        {
            sink.Report(InputRules.NoModel, new SourceSpan(name, exception.Line, exception.Column), exception.Message.TrimEnd('.'));
            return null;
        }
    }

    private sealed record Source(string Name, string? Path, ReadOnlyMemory<byte>? Bytes, Edition? Edition, IResourceResolver? Resources, PlannedArticle? Planned = null)
    {
        /// <summary>The articles with the section and the weight that an edition file gives them.</summary>
        public Edition Placed(Edition edition) => Planned is null ? edition : InSection(edition, Planned.Section, Planned.Weight);
    }

    private sealed record ReadPart(Edition? Edition, Ledger Ledger, DiagnosticSink Sink, IResourceResolver? Book = null);
}

/// <summary>What the inputs came to.</summary>
/// <param name="Edition">All articles; null if none could be read.</param>
/// <param name="Resources">The way to their photos.</param>
/// <param name="Ledger">The fate of every text node and image.</param>
/// <param name="Folder">The folder that names are relative to; null if no input has a path.</param>
/// <param name="BaseName">The name of an output without its extension.</param>
/// <param name="Failed">Inputs that could not be read.</param>
internal sealed record GatheredEdition(Edition? Edition, IResourceResolver Resources, Ledger Ledger, string? Folder, string BaseName, int Failed);
