using System.Text;
using NewsExport.Epub.Container;
using NewsExport.TestSupport;

namespace NewsExport.Epub.Tests;

/// <summary>A validator that finds nothing proves nothing until it has found something.</summary>
public class ValidatorsTests
{
    private static readonly Lazy<EpubFile> Bad = new(() =>
    {
        EpubFile good = EpubFile.Of(Editions.Of(Editions.Plain()));
        using var stream = new MemoryStream();
        var zip = new ZipWriter(stream);
        foreach ((string name, byte[] content) in good.Entries)
        {
            byte[] changed = name.Contains("/article-", StringComparison.Ordinal)
                ? Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(content).Replace(" alt=\"Photo\"", " oops=\"1\"").Replace("<header>", "<header><a href=\"gone.xhtml\"></a>"))
                : content;
            if (name == "mimetype") zip.Store(name, changed);
            else zip.Add(name, ZipWriter.Deflate(changed));
        }

        zip.Finish();
        return new EpubFile(stream.ToArray());
    });

    [Fact]
    public void EPUBCheck_sees_a_link_that_leads_nowhere()
    {
        EpubFindings findings = Bad.Value.Check();
        Assert.Contains(findings.Errors, finding => finding.Id == "RSC-007");
    }

    [Fact]
    public void EPUBCheck_in_Java_sees_it_too_and_says_where()
    {
        EpubFindings findings = Bad.Value.With(Validators.EpubCheckJava);
        Assert.Contains(findings.Errors, finding => finding.Id == "RSC-007" && finding.Places[0].Contains("article-", StringComparison.Ordinal));
        Assert.Contains(findings.Errors, finding => finding.Id == "RSC-005");
    }

    [Fact]
    public void Ace_sees_a_photo_without_alternative_text_and_a_link_without_words()
    {
        IReadOnlyList<AceViolation> violations = Bad.Value.With(Validators.Ace);
        Assert.Contains(violations, violation => violation.Rule == "image-alt");
        Assert.Contains(violations, violation => violation.Rule == "link-name");
    }
}
