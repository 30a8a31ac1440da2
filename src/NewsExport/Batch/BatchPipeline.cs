using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Threading.Channels;
using NewsExport.Inputs;
using NewsExport.Model;
using NewsExport.Output;
using NewsExport.Text;

namespace NewsExport.Batch;

/// <summary>
/// Takes articles through three stages, read, photos, render, with a short queue before each, so that memory holds a few articles
/// whatever their number. Each stage has as many workers as there are jobs, and all of them share so many turns at the cores.
/// </summary>
internal sealed class BatchPipeline : IDisposable
{
    private readonly BatchPlan _plan;
    private readonly BatchOptions _options;
    private readonly string _folder;
    private readonly BatchJournal? _journal;
    private readonly DiagnosticSink _sink;
    private readonly SemaphoreSlim _turns;
    private readonly OptionsFingerprint _fingerprint = new();
    private readonly ConcurrentDictionary<string, Lazy<FontSet>> _fonts = new(StringComparer.Ordinal);

    public BatchPipeline(BatchPlan plan, BatchOptions options, string folder, BatchJournal? journal, DiagnosticSink sink)
    {
        (_plan, _options, _folder, _journal, _sink) = (plan, options, folder, journal, sink);
        _turns = new SemaphoreSlim(options.Jobs);
    }

    /// <summary>Does all articles.</summary>
    /// <param name="done">Is told of each article, one after the other, in the order in which they are done.</param>
    /// <param name="cancellationToken">Ends the batch.</param>
    public async Task RunAsync(Action<BatchWork> done, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Channel<BatchWork> listed = Queue();
        Channel<BatchWork> read = Queue();
        Channel<BatchWork> pictured = Queue();
        Channel<BatchWork> rendered = Queue();
        try
        {
            Task[] all =
            [
                Guard(() => ListAsync(listed.Writer, stop.Token)),
                Guard(() => StageAsync(listed.Reader, read.Writer, work => Read(work, stop.Token), stop.Token)),
                Guard(() => StageAsync(read.Reader, pictured.Writer, work => Photos(work, stop.Token), stop.Token)),
                Guard(() => StageAsync(pictured.Reader, rendered.Writer, work => Render(work, stop.Token), stop.Token)),
                Guard(() => EndAsync(rendered.Reader, done, stop.Token)),
            ];
            await Task.WhenAll(all).ConfigureAwait(false);
        }
        finally
        {
            foreach (Channel<BatchWork> queue in new[] { listed, read, pictured, rendered })
            {
                while (queue.Reader.TryRead(out BatchWork? work)) work.Dispose();
            }
        }

        // A stage that fails, as when the one who is told of articles throws, stops all others.
        async Task Guard(Func<Task> stage)
        {
            try
            {
                await stage().ConfigureAwait(false);
            }
            catch
            {
                await stop.CancelAsync().ConfigureAwait(false);
                throw;
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _turns.Dispose();

    private Channel<BatchWork> Queue() => Channel.CreateBounded<BatchWork>(_options.Jobs);

    private async Task ListAsync(ChannelWriter<BatchWork> to, CancellationToken cancellationToken)
    {
        foreach (BatchItem item in _plan.Items) await to.WriteAsync(new BatchWork(item), cancellationToken).ConfigureAwait(false);
        to.Complete();
    }

    private async Task StageAsync(ChannelReader<BatchWork> from, ChannelWriter<BatchWork> to, Action<BatchWork> step, CancellationToken cancellationToken)
    {
        await Task.WhenAll(Enumerable.Range(0, _options.Jobs).Select(_ => Task.Run(WorkAsync, cancellationToken))).ConfigureAwait(false);
        to.Complete();

        async Task WorkAsync()
        {
            await foreach (BatchWork work in from.ReadAllAsync(cancellationToken).ConfigureAwait(false))
            {
                bool handedOn = false;
                try
                {
                    await _turns.WaitAsync(cancellationToken).ConfigureAwait(false);
                    try
                    {
                        work.Step(step);
                    }
                    finally
                    {
                        _turns.Release();
                    }

                    await to.WriteAsync(work, cancellationToken).ConfigureAwait(false);
                    handedOn = true;
                }
                finally
                {
                    if (!handedOn) work.Dispose();
                }
            }
        }
    }

    private async Task EndAsync(ChannelReader<BatchWork> from, Action<BatchWork> done, CancellationToken cancellationToken)
    {
        bool isKept = true;
        await foreach (BatchWork work in from.ReadAllAsync(cancellationToken).ConfigureAwait(false))
        {
            if (work.Outcome == BatchOutcome.Written && isKept && _journal?.Add(EntryOf(work)) is { } problem)
            {
                _sink.Report(BatchRules.NoJournal, SourceSpan.None, problem);
                isKept = false;
            }

            done(work);
        }
    }

    private void Read(BatchWork work, CancellationToken cancellationToken)
    {
        BatchItem item = work.Item;
        var span = new SourceSpan(item.Name);
        if (item.Renamed is { } renamed) work.Sink.Add(renamed);
        // A file of another kind is not read, however large; one that is not there is said to be missing.
        bool isBook = BookInput.IsBook(item.Name);
        bool isArticle = item.IsEdition || InputReader.IsArticle(item.Name);
        ReadOnlyMemory<byte>? bytes = !isBook && (isArticle || !File.Exists(item.Path)) ? InputReader.ReadFile(item.Path, work.Options.Reader.MaxBytes, span, work.Sink) : null;
        if (!isBook && !isArticle && File.Exists(item.Path)) work.Sink.Report(InputRules.UnknownKind, span, Path.GetExtension(item.Name).ToLowerInvariant());

        // What cannot be read has no bytes to choose its shard by; its name does, so that one shard says so and no other.
        byte[]? book = isBook ? BookInput.DigestOf(item.Path, span, work.Sink) : null;
        byte[] digest = book ?? SHA256.HashData(bytes is { } read ? read.Span : Encoding.UTF8.GetBytes(item.Name));
        if (_options.Shard is { } shard && !shard.Holds(digest)) work.Outcome = BatchOutcome.OtherShard;
        else if (bytes is null && book is null) work.Outcome = BatchOutcome.Failed;
        if (work.Outcome is not null) return;

        EditionPlan? plan = null;
        var planned = new DiagnosticSink();
        if (item.IsEdition)
        {
            plan = EditionFileReader.Run(item.Path, Path.GetFileName(item.Path), planned);
            work.Inputs = plan is null ? [] : [.. plan.Articles.Select(article => article.Path), .. plan.Folders];
            digest = DigestOf(digest, plan);
        }

        work.Input = Convert.ToHexStringLower(digest);
        // An article knows only its own folder, so that its files are those that an export of it alone would give.
        string name = Path.GetFileName(item.Path);
        string home = Path.GetDirectoryName(item.Path)!;
        work.Fingerprint = _fingerprint.Of(work.Options, name);
        work.Network = work.Options.AllowNetwork ? NewsExporter.Network() : null;
        var folder = new FolderResolver(home, [item.IsEdition ? home : item.Folder], work.Network);
        if (_options.Resume && _journal?.Find(item.Output) is { } entry && IsWhole(work, entry, folder))
        {
            work.Outcome = BatchOutcome.Whole;
            work.Files = [.. entry.Files.Select(file => new OutputFile(file.Format, PathOf(item.Output, file.Format), file.Bytes, file.Pages))];
            (work.Earlier, work.Words) = (entry.Findings, entry.Words);
            return;
        }

        work.Options = work.Options with { Fonts = work.Options.Fonts ?? FontsOf(work.Options.FontPaths) };
        work.Resources = new RecordingResolver(folder, work.Options.Imaging.MaxBytes);
        work.Sink.Add(planned.ToList().AsSpan());
        work.Gathered = item.IsEdition
            ? InputReader.RunPlan(plan, name, home, work.Resources, work.Options, work.Sink, cancellationToken)
            : InputReader.RunOne(name, item.Path, bytes, home, work.Resources, work.Options, work.Sink, cancellationToken);
        if (work.Options.Strict) StrictLedger.Run(work.Gathered.Ledger, work.Sink);
        if (work.Gathered.Edition is null || (work.Options.Strict && work.Sink.HasErrors)) work.Outcome = BatchOutcome.Failed;
    }

    // The edition file's bytes, and name and bytes of each article. They are read again for the export: one that changes in between has
    // another digest the next time, and is then done again.
    private static byte[] DigestOf(byte[] file, EditionPlan? plan)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(file);
        foreach (PlannedArticle article in plan?.Articles ?? [])
        {
            hash.AppendData(SHA256.HashData(Encoding.UTF8.GetBytes(article.Path)));
            hash.AppendData(Encoding.UTF8.GetBytes(DigestOf(article.Path)));
        }

        return hash.GetHashAndReset();
    }

    private static void Photos(BatchWork work, CancellationToken cancellationToken)
    {
        work.Photos = new PhotoSets(work.Gathered!, work.Options, progress: null, work.Sink, cancellationToken);
        work.Asked = [.. work.Resources!.Asked
            .Where(asked => !FolderResolver.IsNetwork(asked.Location) && asked.Digest != nameof(ResourceStatus.OutsideFolder))
            .Select(asked => Path.GetFullPath(Path.Combine(work.Gathered!.Folder!, asked.Location)))];
    }

    private void Render(BatchWork work, CancellationToken cancellationToken)
    {
        // While the files are exchanged one by one, the journal says nothing of them.
        _journal?.Remove(work.Item.Output);
        using OutputTargets? targets = OutputTargets.OpenNamed(format => PathOf(work.Item.Output, format), work.Item.Path, work.Options.Formats, work.Sink);
        if (targets is not null)
        {
            work.Files = [.. OutputRenderer.Run(work.Photos!, targets, work.Options, new FontLoading(work.Options), threads: 1, progress: null, work.Sink, cancellationToken)];
        }

        work.Words = WordCounter.Count(work.Gathered!.Edition!);
        work.Outcome = work.Files.Count < work.Options.Formats.Count || work.Sink.HasErrors ? BatchOutcome.Failed : BatchOutcome.Written;
    }

    private bool IsWhole(BatchWork work, JournalEntry entry, FolderResolver resources) =>
        entry.Input == work.Input
        && entry.Options == work.Fingerprint
        && entry.Files.Select(file => file.Format).SequenceEqual(work.Options.Formats)
        && entry.Files.All(file => IsSame(PathOf(work.Item.Output, file.Format), file))
        && entry.Photos.All(photo => RecordingResolver.IsSame(photo.Location, photo.Digest, resources, work.Options.Imaging.MaxBytes));

    private static bool IsSame(string path, JournalFile file)
    {
        try
        {
            using FileStream stream = RegularFile.Open(path);
            return stream.Length == file.Bytes && Convert.ToHexStringLower(SHA256.HashData(stream)) == file.Digest;
        }
        catch (Exception exception) when (TargetFile.IsFailure(exception))
        {
            return false;
        }
    }

    private JournalEntry EntryOf(BatchWork work) => new(
        work.Item.Output,
        work.Input,
        work.Fingerprint,
        [.. work.Resources!.Asked.Select(asked => new JournalPhoto(asked.Location, asked.Digest))],
        [.. work.Files.Select(file => new JournalFile(file.Format, file.Bytes, file.Pages, DigestOf(file.Path!)))],
        [.. BatchTally.Count(work.Findings)],
        work.Words);

    // A file that is gone or changed by now is no reason to stop; its digest will match nothing.
    private static string DigestOf(string path)
    {
        try
        {
            using FileStream stream = RegularFile.Open(path);
            return Convert.ToHexStringLower(SHA256.HashData(stream));
        }
        catch (Exception exception) when (TargetFile.IsFailure(exception))
        {
            return "";
        }
    }

    private string PathOf(string output, OutputFormat format) =>
        Path.Combine(_folder, output.Replace('/', Path.DirectorySeparatorChar) + OutputTargets.ExtensionOf(format));

    private FontSet FontsOf(ValueList<string> paths) => _fonts.GetOrAdd(
        string.Join('\n', paths), _ => new Lazy<FontSet>(() => FontSet.Load(new FontSetOptions { UserPaths = [.. paths] }, _sink))).Value;
}
