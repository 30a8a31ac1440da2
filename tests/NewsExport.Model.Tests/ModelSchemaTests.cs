using System.Text.Json;
using System.Text.Json.Nodes;
using Json.Schema;
using NewsExport.TestSupport;

namespace NewsExport.Model.Tests;

public class ModelSchemaTests
{
    private static readonly Lazy<JsonSchema> Schema = new(() => JsonSchema.FromText(ModelSchema.Write()));

    private static EvaluationResults Check(string json)
    {
        using JsonDocument document = JsonDocument.Parse(json);
        return Schema.Value.Evaluate(document.RootElement, new EvaluationOptions { OutputFormat = OutputFormat.List });
    }

    [Fact]
    public void The_schema_that_is_shipped_is_that_of_the_types() =>
        Snapshot.Match(Path.Combine(Repository.Root, "docs", "model.schema.json"), ModelSchema.Write());

    [Fact]
    public void A_model_with_every_node_keeps_the_schema()
    {
        EvaluationResults results = Check(ModelJson.Write(Samples.EveryNode()));
        Assert.True(results.IsValid, string.Join('\n', (results.Details ?? []).Where(detail => !detail.IsValid && detail.Errors is not null).Select(detail => $"{detail.InstanceLocation}: {string.Join(' ', detail.Errors!.Values)}").Take(20)));
    }

    [Theory]
    [InlineData("format", "\"other\"")]
    [InlineData("version", "2")]
    [InlineData("edition", "[]")]
    [InlineData("edition/title", "7")]
    [InlineData("edition/language", "\"not a language\"")]
    [InlineData("edition/sections/0/articles/0/blocks/0/type", "\"nothing\"")]
    [InlineData("edition/sections/0/articles/0/published", "\"yesterday\"")]
    [InlineData("edition/sections/0/articles/0/headline", "{}")]
    public void What_breaks_the_shape_breaks_the_schema(string place, string value)
    {
        JsonNode root = JsonNode.Parse(ModelJson.Write(Samples.EveryNode()))!;
        string[] steps = place.Split('/');
        JsonNode holder = steps[..^1].Aggregate(root, (node, step) => int.TryParse(step, out int index) ? node[index]! : node[step]!);
        holder[steps[^1]] = JsonNode.Parse(value);
        Assert.False(Check(root.ToJsonString()).IsValid);
    }

    [Fact]
    public void Every_type_of_block_and_inline_stands_in_the_schema()
    {
        string schema = ModelSchema.Write();
        foreach (Type type in typeof(Block).Assembly.GetTypes().Where(type => type is { IsAbstract: false } && (type.IsSubclassOf(typeof(Block)) || type.IsSubclassOf(typeof(Inline)))))
        {
            string name = type == typeof(InlineSpan) ? "span" : JsonNamingPolicy.CamelCase.ConvertName(type.Name);
            Assert.Contains($"\"const\": \"{name}\"", schema);
        }
    }
}
