using NewsExport.Imaging.Developing;
using NewsExport.Model;

namespace NewsExport.Imaging.Budget;

/// <summary>
/// Makes the photos of one result fit into a number of bytes. What each costs and loses is measured once; a plan is made, written, and
/// corrected by how large the files turned out, until they fill what they may take.
/// </summary>
internal sealed class PhotoFitter
{
    private const int MostRounds = 6;
    // A photo's quality goes in whole steps, of which each is about two in a hundred of its bytes.
    private const double NearEnough = 0.985;

    private readonly PhotoPipeline _pipeline;
    private readonly PhotoStore _store;
    private readonly ImageTarget _target;
    private readonly ImagingOptions _options;
    private readonly ImageSet _images;
    private readonly ValueList<PhotoReport> _reports;
    private readonly Candidate[] _photos;
    private readonly Lock _lock = new();
    private LossCurve[]? _curves;

    public PhotoFitter(PhotoPipeline pipeline, PhotoStore store, ImageTarget target, ImagingOptions options, ImageSet images, ValueList<PhotoReport> reports)
    {
        (_pipeline, _store, _target, _options, _images, _reports) = (pipeline, store, target, options, images, reports);
        _photos = [.. reports.Where(report => report.Location is not null).Select(report => (Report: report, Asset: (ImageAsset)images.Find(report.Id)!))
            .DistinctBy(photo => photo.Asset.ContentHash).Select(photo => new Candidate(photo.Asset, photo.Report.Location!))];
    }

    /// <summary>What all photos take in full, each of equal bytes counted once.</summary>
    public long FullBytes => _photos.Sum(photo => photo.Asset.Content.Length);

    public FittedPhotos Run(long bytes, CancellationToken cancellationToken)
    {
        if (bytes >= FullBytes) return new FittedPhotos(_images, _reports, FullBytes, true);
        // Two formats may share the photos and ask at once.
        lock (_lock)
        {
            _curves ??= ForEach(index => Measure(_photos[index]), cancellationToken);
            LossCurve[] curves = [.. _curves];
            Round? best = null;
            double aim = bytes;
            for (int number = 0; number < MostRounds; number++)
            {
                Plan[] plans = BudgetPlanner.Run(curves, aim);
                Round round = Write(plans, curves, cancellationToken);
                if (round.Bytes <= bytes && (best is null || round.Bytes > best.Bytes)) best = round;
                if (round.Bytes <= bytes && round.Bytes >= NearEnough * bytes) break;
                bool isFloor = plans.All(plan => plan is { Lower: 0, Share: <= 0 });
                if (isFloor && round.Bytes > bytes) return Result(round, false);
                Correct(curves, round);
                // What is known now is the plan's; a little less is aimed at where too much was written.
                aim = bytes * (round.Bytes > bytes ? 0.995 - (0.003 * number) : 0.998);
            }

            if (best is not null) return Result(best, true);
            Round floor = Write(new Plan[_photos.Length], curves, cancellationToken);
            return Result(floor, floor.Bytes <= bytes);
        }
    }

    private LossCurve Measure(Candidate photo)
    {
        Developed developed = Develop(photo);
        return LossCurve.Measure(developed, photo.Asset.Content.Length, photo.Asset.MediaType == "image/png", _target, _options);
    }

    private Developed Develop(Candidate photo) => _pipeline.Spool?.Find(photo.Asset.ContentHash) ?? _pipeline.Develop(photo.Location);

    /// <summary>Writes what is planned; what was written before is known.</summary>
    private Round Write(Plan[] plans, LossCurve[] curves, CancellationToken cancellationToken)
    {
        StoredPhoto[] made = ForEach(index =>
        {
            Candidate photo = _photos[index];
            if (plans[index].IsFullOn(curves[index])) return photo.Full;
            Rung rung = plans[index].RungOn(curves[index]);
            lock (photo.Made)
            {
                if (photo.Made.TryGetValue(rung, out StoredPhoto? known)) return known;
            }

            Developed developed = Develop(photo);
            Pixels pixels = developed.Pixels.Shrunk(rung.Scale);
            EncodedPhoto encoded = curves[index].IsFlat ? PhotoWriter.Png(pixels) : PhotoWriter.Jpeg(pixels, developed.Kind, rung.Quality, thorough: true);
            StoredPhoto stored = _store.Keep(encoded);
            lock (photo.Made) photo.Made[rung] = stored;
            return stored;
        }, cancellationToken);
        return new Round(plans, curves.ToArray(), made);
    }

    private static void Correct(LossCurve[] curves, Round round)
    {
        for (int index = 0; index < curves.Length; index++)
        {
            if (round.Plans[index].IsFullOn(curves[index])) continue;
            double expected = round.Plans[index].BytesOn(curves[index]);
            curves[index] = curves[index].Corrected(round.Made[index].Content.Length / expected);
        }
    }

    private FittedPhotos Result(Round round, bool fits)
    {
        var byHash = new Dictionary<string, (StoredPhoto Made, PhotoLoss? Loss)>(StringComparer.Ordinal);
        for (int index = 0; index < _photos.Length; index++)
        {
            LossCurve curve = round.Curves[index];
            ImageAsset full = _photos[index].Asset;
            PhotoLoss? loss = round.Plans[index].IsFullOn(curve) ? null : new PhotoLoss(
                full.Content.Length, full.PixelWidth, full.PixelHeight, curve.IsFlat ? null : round.Plans[index].RungOn(curve).Quality, round.Plans[index].SimilarityOn(curve));
            byHash[full.ContentHash] = (round.Made[index], loss);
        }

        var images = new ImageSet(_images.Entries.Select(entry => entry is ImageAsset asset && byHash[asset.ContentHash].Made is { } made
            ? asset with { MediaType = made.MediaType, PixelWidth = made.Width, PixelHeight = made.Height, Color = made.Color, Content = made.Content, ContentHash = made.Hash }
            : entry)) { InkProfile = _images.InkProfile };
        PhotoReport[] reports = [.. _reports.Select(report => !_images.TryGet(report.Id, out ImageAsset? asset) || byHash[asset.ContentHash] is not { Loss: { } loss } fitted ? report : report with
        {
            Outcome = PhotoOutcome.Processed, Bytes = fitted.Made.Content.Length, PixelWidth = fitted.Made.Width, PixelHeight = fitted.Made.Height, Loss = loss,
        })];
        return new FittedPhotos(images, [.. reports], round.Bytes, fits);
    }

    private T[] ForEach<T>(Func<int, T> work, CancellationToken cancellationToken)
    {
        var results = new T[_photos.Length];
        Parallel.For(0, results.Length, new ParallelOptions { CancellationToken = cancellationToken, MaxDegreeOfParallelism = Environment.ProcessorCount }, index => results[index] = work(index));
        return results;
    }

    private sealed class Candidate(ImageAsset asset, string location)
    {
        public ImageAsset Asset { get; } = asset;

        public string Location { get; } = location;

        public StoredPhoto Full { get; } = new(asset.Content, asset.ContentHash, asset.MediaType, asset.PixelWidth, asset.PixelHeight, asset.Color);

        public Dictionary<Rung, StoredPhoto> Made { get; } = [];
    }

    private sealed record Round(Plan[] Plans, LossCurve[] Curves, StoredPhoto[] Made)
    {
        public long Bytes { get; } = Made.DistinctBy(photo => photo.Hash).Sum(photo => photo.Content.Length);
    }
}
