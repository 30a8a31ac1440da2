using System.Text;
using CsCheck;

namespace NewsExport.Model.Tests;

public class ModelJsonTests
{
    [Fact]
    public void An_edition_with_every_node_is_equal_after_a_round_trip()
    {
        Edition edition = Samples.EveryNode();
        string json = ModelJson.Write(edition);
        Edition back = ModelJson.Read(json);
        Assert.Equal(edition, back);
        Assert.Equal(ModelText.Write(edition), ModelText.Write(back));
        Assert.Equal(json, ModelJson.Write(back));
    }

    [Fact]
    public void Any_edition_is_equal_after_a_round_trip_and_so_is_its_json() => ModelGen.Edition.Sample(edition =>
    {
        string json = ModelJson.Write(edition);
        Edition back = ModelJson.Read(json);
        Assert.Equal(edition, back);
        Assert.Equal(edition.GetHashCode(), back.GetHashCode());
        Assert.Equal(json, ModelJson.Write(back));
    }, iter: 400);

    [Fact]
    public void Any_edition_can_be_walked_and_shown() => ModelGen.Edition.Sample(edition =>
    {
        foreach (Article article in edition.Articles)
        {
            IReadOnlyList<Node> nodes = article.Descendants();
            Assert.Equal(nodes.Count, nodes.Distinct(ReferenceEqualityComparer.Instance).Count() + Shared(nodes));
            string words = PlainTextWriter.Write(article.Blocks, PlainTextWriter.Everything);
            Assert.All(article.Blocks.Descendants().OfType<Paragraph>().Select(paragraph => paragraph.Content.PlainText).Where(text => !string.IsNullOrWhiteSpace(text)), text => Assert.Contains(text, words, StringComparison.Ordinal));
        }

        Assert.NotEmpty(ModelText.Write(edition));

        // One node may stand at several places of a model made by hand.
        static int Shared(IReadOnlyList<Node> nodes) => nodes.GroupBy(node => node, ReferenceEqualityComparer.Instance).Sum(group => group.Count() - 1);
    }, iter: 200);

    [Fact]
    public void Places_survive_the_round_trip_without_their_folders()
    {
        string json = ModelJson.Write(Samples.EveryNode());
        Assert.Contains("flood.html:41:9-41:30", json, StringComparison.Ordinal);
        Assert.DoesNotContain("folder/flood.html", json, StringComparison.Ordinal);
        Assert.Equal(new SourceSpan("flood.html", 41, 9, 41, 30), ModelJson.Read(json).Articles.First().Span);
    }

    [Fact]
    public void Letters_of_every_script_stand_as_themselves() => Assert.Contains("한국어", ModelJson.Write(Samples.EveryNode()), StringComparison.Ordinal);

    [Theory]
    [InlineData("", 1)]
    [InlineData("not json", 1)]
    [InlineData("[]", 1)]
    [InlineData("null", 0)]
    [InlineData("""{"format":"other","version":1,"edition":{"identifier":"a","title":"b","sections":[]}}""", 0)]
    [InlineData("""{"format":"newsexport-model","version":2,"edition":{"identifier":"a","title":"b","sections":[]}}""", 0)]
    [InlineData("""{"format":"newsexport-model","version":1}""", 1)]
    [InlineData("""{"format":"newsexport-model","version":1,"edition":{"identifier":"","title":"b","sections":[]}}""", -1)]
    [InlineData("""{"format":"newsexport-model","version":1,"edition":{"identifier":"a","title":"b","sections":null}}""", 1)]
    [InlineData("""{"format":"newsexport-model","version":1,"edition":{"identifier":"a","title":"b","sections":[{"title":null,"articles":[{"identifier":"x","headline":"h","blocks":[{"type":"heading","level":9,"content":"x"}]}]}]}}""", -1)]
    [InlineData("""{"format":"newsexport-model","version":1,"edition":{"identifier":"a","title":"b","sections":[{"title":null,"articles":[{"identifier":"x","headline":"h","blocks":[{"type":"nothing"}]}]}]}}""", -1)]
    public void What_is_no_model_is_refused_with_its_place_and_never_otherwise(string json, int line)
    {
        ModelFormatException refused = Assert.Throws<ModelFormatException>(() => ModelJson.Read(json));
        Assert.NotEmpty(refused.Message);
        if (line >= 0) Assert.Equal(line, refused.Line);
    }

    [Fact]
    public void A_file_cut_short_anywhere_is_refused()
    {
        byte[] whole = Encoding.UTF8.GetBytes(ModelJson.Write(Samples.EveryNode()).TrimEnd());
        for (int length = 0; length < whole.Length; length += 97) Assert.Throws<ModelFormatException>(() => ModelJson.Read(whole.AsSpan(0, length)));
    }

    [Fact]
    public void Nodes_deeper_in_one_another_than_the_limit_are_refused_and_overflow_no_stack()
    {
        const string open = """{"type":"quote","attribution":"","content":[""";
        string deep = string.Concat(Enumerable.Repeat(open, 50_000));
        Assert.Throws<ModelFormatException>(() => ModelJson.Read(
            """{"format":"newsexport-model","version":1,"edition":{"identifier":"a","title":"b","sections":[{"title":null,"articles":[{"identifier":"x","headline":"h","blocks":[""" + deep));
    }

    [Fact]
    public void A_byte_order_mark_is_no_fault()
    {
        byte[] marked = [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(ModelJson.Write(Samples.EveryNode()))];
        Assert.Equal(Samples.EveryNode(), ModelJson.Read(marked));
    }

    [Fact]
    public void Plain_text_is_a_string_of_json()
    {
        Edition edition = Edition.Of(new Article("a", Inlines.FromText("Head"), [new Paragraph(Inlines.FromText("Words"))]), "x");
        Assert.Contains("\"content\": \"Words\"", ModelJson.Write(edition), StringComparison.Ordinal);
    }
}
