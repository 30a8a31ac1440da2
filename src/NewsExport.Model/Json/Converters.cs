using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace NewsExport.Model;

internal sealed class ValueListConverter<T> : JsonConverter<ValueList<T>>
{
    public override ValueList<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartArray) throw new JsonException("An array was expected.");
        var type = (JsonTypeInfo<T>)options.GetTypeInfo(typeof(T));
        ImmutableArray<T>.Builder items = ImmutableArray.CreateBuilder<T>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            items.Add(JsonSerializer.Deserialize(ref reader, type) ?? throw new JsonException("null is no item of a list."));
        return items.Count == 0 ? ValueList<T>.Empty : new ValueList<T>(items.DrainToImmutable());
    }

    public override void Write(Utf8JsonWriter writer, ValueList<T> value, JsonSerializerOptions options)
    {
        var type = (JsonTypeInfo<T>)options.GetTypeInfo(typeof(T));
        writer.WriteStartArray();
        foreach (T item in value) JsonSerializer.Serialize(writer, item, type);
        writer.WriteEndArray();
    }
}

/// <summary>Running text that is nothing but characters of unknown place is a string; else an array.</summary>
internal sealed class InlinesConverter : JsonConverter<Inlines>
{
    private static readonly ValueListConverter<Inline> Items = new();

    public override Inlines Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String
            ? Inlines.FromText(reader.GetString()!)
            : Inlines.Create(Items.Read(ref reader, typeof(ValueList<Inline>), options).AsSpan());

    public override void Write(Utf8JsonWriter writer, Inlines value, JsonSerializerOptions options)
    {
        if (value is [Text { Span: { File: null, Line: 0 }, Value.Length: > 0 } only])
        {
            writer.WriteStringValue(only.Value);
            return;
        }

        Items.Write(writer, value.ToValueList(), options);
    }
}

internal sealed class BlocksConverter : JsonConverter<Blocks>
{
    private static readonly ValueListConverter<Block> Items = new();

    public override Blocks Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Blocks.Create(Items.Read(ref reader, typeof(ValueList<Block>), options).AsSpan());

    public override void Write(Utf8JsonWriter writer, Blocks value, JsonSerializerOptions options) => Items.Write(writer, value.ToValueList(), options);
}

/// <summary>A value that has a text form of its own.</summary>
internal abstract class TextConverter<T> : JsonConverter<T>
{
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.String) throw new JsonException($"A string was expected for a {typeof(T).Name}.");
        try
        {
            return Parse(reader.GetString()!);
        }
        catch (FormatException e)
        {
            throw new JsonException(e.Message, e);
        }
    }

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(Format(value));

    protected abstract T Parse(string text);

    protected abstract string Format(T value);
}

internal sealed class SourceSpanConverter : TextConverter<SourceSpan>
{
    protected override SourceSpan Parse(string text) => SourceSpan.ParsePortable(text);

    protected override string Format(SourceSpan value) => value.ToPortableString();
}

internal sealed class LanguageTagConverter : TextConverter<LanguageTag>
{
    protected override LanguageTag Parse(string text) => LanguageTag.Parse(text);

    protected override string Format(LanguageTag value) => value.Value;
}

internal sealed class NewsDateConverter : TextConverter<NewsDate>
{
    protected override NewsDate Parse(string text) => NewsDate.Parse(text);

    protected override string Format(NewsDate value) => value.ToString();
}

/// <summary>As in HTML: a text, "" for a picture that decorates, null for one whose text is missing.</summary>
internal sealed class AltTextConverter : JsonConverter<AltText>
{
    public override bool HandleNull => true;

    public override AltText Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TokenType switch
    {
        JsonTokenType.Null => AltText.Missing,
        JsonTokenType.String when string.IsNullOrWhiteSpace(reader.GetString()) => AltText.Decorative,
        JsonTokenType.String => AltText.Of(reader.GetString()!),
        _ => throw new JsonException("An alternative text is a string or null."),
    };

    public override void Write(Utf8JsonWriter writer, AltText value, JsonSerializerOptions options)
    {
        if (value.Kind == AltTextKind.Missing) writer.WriteNullValue();
        else writer.WriteStringValue(value.Text ?? "");
    }
}
