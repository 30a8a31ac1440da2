using System.Reflection;
using NewsExport.TestSupport;
using PublicApiGenerator;

namespace NewsExport.Rules.Tests;

/// <summary>What a stranger can compile against stands in docs/api/, so that a change of it is seen and meant.</summary>
public class PublicApiTests
{
    public static TheoryData<string> Assemblies =>
        ["NewsExport", "NewsExport.Model", "NewsExport.Html", "NewsExport.Imaging", "NewsExport.Text", "NewsExport.Layout", "NewsExport.Epub", "NewsExport.Pdf", "NewsExport.PdfObjects"];

    [Theory, MemberData(nameof(Assemblies))]
    public void The_public_api_is_the_one_that_was_reviewed(string assembly)
    {
        string api = Assembly.Load(assembly).GeneratePublicApi(new ApiGeneratorOptions { IncludeAssemblyAttributes = false });
        Assert.Contains("public ", api);
        Snapshot.Match(Path.Combine(Repository.Root, "docs", "api", assembly + ".txt"), api.TrimEnd() + "\n");
    }
}
