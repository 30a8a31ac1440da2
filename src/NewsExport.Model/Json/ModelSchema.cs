using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;

namespace NewsExport.Model;

/// <summary>The shape of model files as JSON Schema (2020-12), made from the types themselves.</summary>
public static class ModelSchema
{
    // Each stands once under $defs; wherever else it occurs there is a reference.
    private static readonly Type[] Definitions =
    [
        typeof(Edition), typeof(Section), typeof(Article), typeof(Byline), typeof(Dateline), typeof(Note), typeof(FieldOrigin), typeof(Block), typeof(Inline), typeof(LinkTarget),
        typeof(Figure), typeof(Photo), typeof(ImageSource), typeof(ListItem), typeof(TableRow), typeof(TableCell),
    ];

    private static readonly Dictionary<Type, (string Name, Func<JsonNode> Schema)> Values = new()
    {
        [typeof(Inlines)] = ("Inlines", () => new JsonObject
        {
            ["description"] = "Running text: a string where it is nothing but characters, else its parts in reading order.",
            ["anyOf"] = new JsonArray(new JsonObject { ["type"] = "string" }, ArrayOf(Reference("Inline"))),
        }),
        [typeof(Blocks)] = ("Blocks", () => ArrayOf(Reference("Block"))),
        [typeof(AltText)] = ("AltText", () => new JsonObject
        {
            ["description"] = "What a picture shows; \"\" for one that only decorates, null where the text is missing.",
            ["type"] = new JsonArray("string", "null"),
        }),
        [typeof(LanguageTag)] = ("LanguageTag", () => new JsonObject
        {
            ["description"] = "A language tag of BCP 47; \"und\" if it is not known.",
            ["type"] = "string",
            ["pattern"] = "^[A-Za-z]{2,8}([-_][A-Za-z0-9]{1,8})*$",
        }),
        [typeof(NewsDate)] = ("NewsDate", () => new JsonObject
        {
            ["description"] = "ISO 8601: a day, or a day and a time with or without an offset.",
            ["type"] = "string",
            ["pattern"] = @"^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,7})?)?(Z|[+-]\d{2}:?\d{2})?)?$",
        }),
        [typeof(SourceSpan)] = ("SourceSpan", () => new JsonObject
        {
            ["description"] = "Where a node was written: name:line:column-line:column, a name alone, or nothing.",
            ["type"] = "string",
        }),
    };

    /// <summary>The schema as indented JSON that ends in a line feed.</summary>
    public static string Write()
    {
        JsonSerializerOptions options = ModelJson.Options;
        var exporter = new JsonSchemaExporterOptions { TreatNullObliviousAsNonNullable = true, TransformSchemaNode = Transform };
        var definitions = new JsonObject();
        foreach (Type type in Definitions) definitions[type.Name] = ByType(options.GetTypeInfo(type).GetJsonSchemaAsNode(exporter));
        foreach ((string name, Func<JsonNode> schema) in Values.Values) definitions[name] = schema();
        var root = new JsonObject
        {
            ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
            ["title"] = "NewsExport document model",
            ["type"] = "object",
            ["properties"] = new JsonObject
            {
                ["format"] = new JsonObject { ["const"] = ModelJson.Format },
                ["version"] = new JsonObject { ["type"] = "integer", ["minimum"] = 1, ["maximum"] = ModelJson.Version },
                ["edition"] = Reference(nameof(Edition)),
            },
            ["required"] = new JsonArray("format", "version", "edition"),
            ["$defs"] = definitions,
        };
        return root.ToJsonString(new JsonSerializerOptions(options) { WriteIndented = true, NewLine = "\n" }) + "\n";
    }

    private static JsonNode Transform(JsonSchemaExporterContext context, JsonNode schema)
    {
        Type type = context.TypeInfo.Type;
        Type bare = Nullable.GetUnderlyingType(type) ?? type;
        bool isNullable = bare != type || context.PropertyInfo is { IsGetNullable: true };
        if (Values.TryGetValue(bare, out (string Name, Func<JsonNode> Schema) value)) return OrNull(Reference(value.Name), isNullable);
        if (bare.IsGenericType && bare.GetGenericTypeDefinition() == typeof(ValueList<>))
        {
            Type item = bare.GetGenericArguments()[0];
            return ArrayOf(item == typeof(string) ? new JsonObject { ["type"] = "string" } : Reference(item.Name));
        }

        if (context.PropertyInfo is not null && Array.IndexOf(Definitions, bare) >= 0) return OrNull(Reference(bare.Name), isNullable);
        return schema;
    }

    /// <summary>
    /// Alternatives as conditions on their member "type": a checker then looks at one of them, where with anyOf it would try all,
    /// in one another, and say of each why it is not that.
    /// </summary>
    private static JsonNode ByType(JsonNode schema)
    {
        if (schema["anyOf"] is not JsonArray alternatives) return schema;
        var names = new JsonArray();
        var conditions = new JsonArray();
        foreach (JsonNode? alternative in alternatives)
        {
            JsonNode name = alternative!["properties"]!["type"]!;
            names.Add(name["const"]!.DeepClone());
            conditions.Add((JsonNode)new JsonObject
            {
                ["if"] = new JsonObject { ["properties"] = new JsonObject { ["type"] = name.DeepClone() } },
                ["then"] = alternative.DeepClone(),
            });
        }

        return new JsonObject
        {
            ["type"] = "object",
            ["properties"] = new JsonObject { ["type"] = new JsonObject { ["enum"] = names } },
            ["required"] = new JsonArray("type"),
            ["allOf"] = conditions,
        };
    }

    private static JsonNode OrNull(JsonNode schema, bool isNullable) =>
        isNullable ? new JsonObject { ["anyOf"] = new JsonArray(schema, new JsonObject { ["type"] = "null" }) } : schema;

    private static JsonObject Reference(string name) => new() { ["$ref"] = "#/$defs/" + name };

    private static JsonObject ArrayOf(JsonNode items) => new() { ["type"] = "array", ["items"] = items };
}
