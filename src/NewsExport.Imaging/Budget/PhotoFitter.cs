using NewsExport.Imaging.Developing;
using NewsExport.Model;

namespace NewsExport.Imaging.Budget;

/// <summary>
/// Makes the photos of one result fit into a number of bytes. What each costs and loses is measured once; a plan is made, written, and
/// corrected by how large the files turned out, until they fill what they may take.
/// </summary>
internal sealed class PhotoFitter
{
    private const int MostRounds = 8;
    // After this it is enough to be within the size at all; the rest is filled up.
    private const int RoundsForTheBest = 1;
    private const int MostFilled = 6;
    private const int Halvings = 5;
    // Less is not worth writing a photo anew.
    private const double NoticeablyLarger = 1.3;
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
                bool isFloor = plans.All(plan => plan is { Lower: 0, Share: <= 0 });
                if (round.Bytes > bytes && isFloor) return Result(round, false);
                if (round.Bytes <= bytes && (round.Bytes >= NearEnough * bytes || number >= RoundsForTheBest)) break;
                // Where too much is written again and again, a little less is aimed at.
                if (round.Bytes > bytes && number >= RoundsForTheBest) aim -= 0.02 * bytes;
                Learn(curves, round);
            }

            best ??= Write(new Plan[_photos.Length], curves, cancellationToken);
            return best.Bytes <= bytes ? Result(FillUp(best, bytes, cancellationToken), true) : Result(best, false);
        }
    }

    /// <summary>Makes photos smaller that are shown smaller than they were made for. Drawings stay, for their letters.</summary>
    /// <param name="widths">The most pixels across that each is shown with; one that is not named stays.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public FittedPhotos Sized(IReadOnlyDictionary<ImageId, int> widths, CancellationToken cancellationToken)
    {
        // Photos of equal bytes lie in the file once: the largest decides, and one that is not named keeps all.
        Dictionary<string, int> wanted = _images.Entries.OfType<ImageAsset>().GroupBy(asset => asset.ContentHash)
            .ToDictionary(same => same.Key, same => same.Max(asset => widths.GetValueOrDefault(asset.Id, int.MaxValue)));
        StoredPhoto[] made = ForEach(index =>
        {
            Candidate photo = _photos[index];
            if (photo.Asset.MediaType != "image/jpeg" || photo.Asset.PixelWidth < NoticeablyLarger * wanted[photo.Asset.ContentHash]) return photo.Full;
            using Developed? developed = TryDevelop(photo);
            if (developed is null) return photo.Full;
            double scale = (double)wanted[photo.Asset.ContentHash] / developed.Pixels.Width;
            if (developed.Kind.IsFlat || scale >= 1) return photo.Full;
            using Pixels shrunk = developed.Pixels.Shrunk(scale);
            EncodedPhoto encoded = PhotoWriter.Jpeg(shrunk, developed.Kind, _target.JpegQuality, PhotoWriter.EffortFor(_target));
            return encoded.Bytes.Length < photo.Asset.Content.Length ? _store.Keep(encoded) : photo.Full;
        }, cancellationToken);
        return Result(made, new PhotoLoss?[made.Length], made.DistinctBy(photo => photo.Hash).Sum(photo => photo.Content.Length), fits: true);
    }

    /// <summary>
    /// Gives what is left to one photo after the other, to whichever gains most by it first. Guesses bring a plan near; for the rest only
    /// files that were written count.
    /// </summary>
    private Round FillUp(Round round, long bytes, CancellationToken cancellationToken)
    {
        int[] order = [.. Enumerable.Range(0, _photos.Length).Where(index => !round.Plans[index].IsFullOn(round.Curves[index])).OrderByDescending(index => GainOf(round, index))];
        foreach (int index in order.Take(MostFilled))
        {
            if (round.Bytes >= NearEnough * bytes) break;
            Plan plan = round.Plans[index];
            // The rest of the way to the next step, halved again and again.
            double low = plan.Share;
            double high = 1;
            for (int halving = 0; halving < Halvings; halving++)
            {
                double share = halving == 0 ? 0.98 : (low + high) / 2;
                var plans = (Plan[])round.Plans.Clone();
                plans[index] = plan with { Share = share };
                Round tried = Write(plans, round.Curves, cancellationToken);
                if (tried.Bytes > bytes)
                {
                    high = share;
                }
                else
                {
                    low = share;
                    if (tried.Bytes > round.Bytes) round = tried;
                    if (halving == 0 || tried.Bytes >= NearEnough * bytes) break;
                }
            }
        }

        return round;
    }

    private static double GainOf(Round round, int index)
    {
        LossCurve curve = round.Curves[index];
        Step lower = curve.Steps[round.Plans[index].Lower];
        Step upper = curve.Steps[round.Plans[index].Lower + 1];
        return curve.Weight * (lower.Loss - upper.Loss) / Math.Max(1, upper.Bytes - lower.Bytes);
    }

    private LossCurve Measure(Candidate photo)
    {
        using Developed developed = Develop(photo);
        return LossCurve.Measure(developed, photo.Asset.Content.Length, photo.Asset.MediaType == "image/png", _target, _options);
    }

    // A photo that went away meanwhile is at hand in full.
    private Developed? TryDevelop(Candidate photo)
    {
        try
        {
            return Develop(photo);
        }
        catch (IOException)
        {
            return null;
        }
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

            using Developed developed = Develop(photo);
            using Pixels pixels = developed.Pixels.Shrunk(rung.Scale);
            EncodedPhoto encoded = curves[index].IsFlat ? PhotoWriter.Png(pixels) : PhotoWriter.Jpeg(pixels, developed.Kind, rung.Quality, JpegEffort.Thorough);
            StoredPhoto stored = _store.Keep(encoded);
            lock (photo.Made) photo.Made[rung] = stored;
            return stored;
        }, cancellationToken);
        return new Round(plans, curves.ToArray(), made);
    }

    private static void Learn(LossCurve[] curves, Round round)
    {
        for (int index = 0; index < curves.Length; index++)
        {
            Plan plan = round.Plans[index];
            if (plan.IsFullOn(curves[index])) continue;
            var step = new Step(plan.RungOn(curves[index]), plan.BytesOn(curves[index]), plan.SimilarityOn(curves[index]));
            curves[index] = curves[index].Knowing(step, round.Made[index].Content.Length);
        }
    }

    private FittedPhotos Result(Round round, bool fits)
    {
        PhotoLoss?[] losses = [.. _photos.Select((photo, index) =>
        {
            LossCurve curve = round.Curves[index];
            ImageAsset full = photo.Asset;
            return round.Plans[index].IsFullOn(curve) ? null : new PhotoLoss(
                full.Content.Length, full.PixelWidth, full.PixelHeight, curve.IsFlat ? null : round.Plans[index].RungOn(curve).Quality, round.Plans[index].SimilarityOn(curve));
        })];
        return Result(round.Made, losses, round.Bytes, fits);
    }

    private FittedPhotos Result(StoredPhoto[] made, PhotoLoss?[] losses, long bytes, bool fits)
    {
        var byHash = new Dictionary<string, (StoredPhoto Made, PhotoLoss? Loss)>(StringComparer.Ordinal);
        for (int index = 0; index < _photos.Length; index++) byHash[_photos[index].Asset.ContentHash] = (made[index], losses[index]);

        var images = new ImageSet(_images.Entries.Select(entry => entry is ImageAsset asset && byHash[asset.ContentHash].Made is { } its
            ? asset with { MediaType = its.MediaType, PixelWidth = its.Width, PixelHeight = its.Height, Color = its.Color, Content = its.Content, ContentHash = its.Hash }
            : entry))
        { InkProfile = _images.InkProfile };
        PhotoReport[] reports = [.. _reports.Select(report => !_images.TryGet(report.Id, out ImageAsset? asset) || byHash[asset.ContentHash] is var fitted && fitted.Made.Hash == asset.ContentHash ? report : report with
        {
            Outcome = PhotoOutcome.Processed, Bytes = fitted.Made.Content.Length, PixelWidth = fitted.Made.Width, PixelHeight = fitted.Made.Height, Loss = fitted.Loss,
        })];
        return new FittedPhotos(images, [.. reports], bytes, fits);
    }

    private T[] ForEach<T>(Func<int, T> work, CancellationToken cancellationToken)
    {
        var results = new T[_photos.Length];
        SideBySide.Run(results.Length, index => results[index] = work(index), cancellationToken);
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
