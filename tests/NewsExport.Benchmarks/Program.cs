using NewsExport.Benchmarks.Epub;
using NewsExport.Benchmarks.Photos;
using NewsExport.Benchmarks.Reader;
using NewsExport.TestSupport;

const string usage = """
    usage: NewsExport.Benchmarks reader [--out DIR] [--worst N] [--no-rival] [--no-speed]

    reader   reads every page of the corpus (NEWSEXPORT_CORPUS, or shared/corpus beside the project) and prints how well and how fast
      --out DIR    writes what was read: DIR/COLLECTION/ID.txt, and DIR/fields.json
      --worst N    lists the N pages of each collection that were read worst
      --no-rival   leaves out SmartReader, and with it the comparison
      --no-speed   leaves out times and memory

           NewsExport.Benchmarks photos [speed] [memory] [budget] [--keep DIR]

    photos   treats photos of twelve megapixels beside vipsthumbnail, two hundred of them for their memory, and an edition for its size
      --keep DIR   makes the large photos there, or takes those that are there

           NewsExport.Benchmarks epub [speed] [memory] [--keep DIR]

    epub     writes a hundred articles beside the bare cost of deflating them, and an edition of two thousand photos for its memory
      --keep DIR   makes articles, photos and book there
    """;

if (args is ["photos", .. string[] rest]) return PhotoBenchmark.Run(rest);
if (args is ["epub", .. string[] epub]) return EpubBenchmark.Run(epub);
if (args is not ["reader", ..])
{
    Console.Error.WriteLine(usage);
    return 2;
}

if (Repository.Corpus is not { } corpus)
{
    Console.Error.WriteLine("There is no folder of real news pages (NEWSEXPORT_CORPUS), so there is nothing to measure.");
    return 3;
}

string? Option(string name) => Array.IndexOf(args, name) is var at && at >= 0 && at + 1 < args.Length ? args[at + 1] : null;
ReaderBenchmark.Run(
    corpus,
    Console.Out,
    Option("--out"),
    int.TryParse(Option("--worst"), System.Globalization.CultureInfo.InvariantCulture, out int worst) ? worst : 0,
    rival: !args.Contains("--no-rival"),
    speed: !args.Contains("--no-speed"));
return 0;
