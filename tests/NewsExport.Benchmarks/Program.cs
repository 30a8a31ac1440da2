using NewsExport.Benchmarks.Epub;
using NewsExport.Benchmarks.Pages;
using NewsExport.Benchmarks.Photos;
using NewsExport.Benchmarks.Reader;
using NewsExport.Benchmarks.Runs;
using NewsExport.Benchmarks.Text;
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

           NewsExport.Benchmarks runs [article] [edition] [cancel] [batch] [--command FILE] [--rounds N] [--count N] [--json]

    runs     whole runs of the command from a cold start, beside pandoc, WeasyPrint, Chromium and epub-gen-memory where they are installed
      --command FILE   the command, unless it is to be published first
      --rounds N       how often each is run (3)
      --count N        articles of the batch (10000)
      --json           a JSON object a line

           NewsExport.Benchmarks text [quality] [speed] [lengths] [--picture FILE]

    text     sets the fixtures' paragraphs and generated articles by total fit beside first fit, and an article beside HarfBuzz's shaping alone
      --picture FILE   draws a paragraph as both methods set it

           NewsExport.Benchmarks epub [speed] [memory] [--keep DIR]

    epub     writes a hundred articles beside the bare cost of deflating them, and an edition of two thousand photos for its memory
      --keep DIR   makes articles, photos and book there

           NewsExport.Benchmarks pages [article] [edition] [growth] [--long]

    pages    layout and PDF of an article of a thousand words beside a plain SkiaSharp document, an edition of a thousand, and the cost of a page
      --long   the cost of a page in a document of ten thousand too
    """;

if (args is ["text", .. string[] parts]) return TextBenchmark.Run(parts);
if (args is ["photos", .. string[] rest]) return PhotoBenchmark.Run(rest);
if (args is ["runs", .. string[] runs]) return RunBenchmark.Run(runs);
if (args is ["epub", .. string[] epub]) return EpubBenchmark.Run(epub);
if (args is ["pages", .. string[] pages]) return PageBenchmark.Run(pages);
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
