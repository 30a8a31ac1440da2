using NewsExport.Model;

namespace NewsExport.Output;

/// <summary>Counts words as editors do: runs of characters between white space that hold a letter or a digit.</summary>
internal static class WordCounter
{
    public static long Count(Edition edition)
    {
        long count = 0;
        foreach (Article article in edition.Articles)
        {
            count += Count(article.Headline.PlainText);
            count += Count(PlainTextWriter.Write(article.Standfirst, PlainTextWriter.Everything));
            count += Count(PlainTextWriter.Write(article.Blocks, PlainTextWriter.Everything));
        }

        return count;
    }

    public static long Count(string text)
    {
        long count = 0;
        bool counted = false;
        foreach (char character in text)
        {
            if (char.IsWhiteSpace(character))
            {
                counted = false;
            }
            else if (!counted && (char.IsLetterOrDigit(character) || char.IsSurrogate(character)))
            {
                counted = true;
                count++;
            }
        }

        return count;
    }
}
