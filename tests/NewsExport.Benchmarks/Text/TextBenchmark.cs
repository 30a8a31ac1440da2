using NewsExport.Model;
using NewsExport.Text;

namespace NewsExport.Benchmarks.Text;

/// <summary>How well and how fast text is set; see docs/text.md.</summary>
internal static class TextBenchmark
{
    /// <param name="args">Nothing for quality and speed; <c>quality</c>, <c>speed</c> or <c>lengths</c> for one; <c>--picture FILE</c> draws both methods.</param>
    public static int Run(string[] args)
    {
        FontSet fonts = FontSet.Load(new FontSetOptions { SystemFolders = [] }, new DiagnosticSink());
        int picture = Array.IndexOf(args, "--picture");
        if (picture >= 0)
        {
            if (picture + 1 == args.Length) return 2;
            TextPicture.Write(fonts, args[picture + 1]);
            return 0;
        }

        bool isGood = true;
        bool Wants(string part) => args.Length == 0 || args.Contains(part);
        // What is timed comes first, before the rest has filled the memory.
        if (Wants("speed")) isGood &= TextSpeed.Article(fonts);
        if (Wants("lengths")) isGood &= TextSpeed.Lengths(fonts);
        if (Wants("quality"))
        {
            isGood &= TextQuality.Run(fonts, "generated articles", TextQuality.Generated());
            isGood &= TextQuality.Run(fonts, "fixtures", FixtureTexts.Read());
        }

        return isGood ? 0 : 1;
    }
}
