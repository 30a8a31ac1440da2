using System.Text.Json;
using System.Text.Json.Serialization;

namespace NewsExport.Model;

/// <summary>
/// Writes the model as JSON and reads it back, so that other tools can make or use it. The shape is that of
/// <see cref="ModelSchema"/>; its version grows when a reader of the older one could not follow.
/// </summary>
public static class ModelJson
{
    /// <summary>The version that this code writes, and the newest that it reads.</summary>
    public const int Version = 1;

    /// <summary>The value of the member <c>format</c>, by which a model file is known.</summary>
    public const string Format = "newsexport-model";

    /// <summary>Letters of every script stand as themselves: the file is read by people, and never inside HTML.</summary>
    private static readonly ModelJsonContext Context = new(new JsonSerializerOptions(ModelJsonContext.Default.Options)
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        TypeInfoResolver = null,
    });

    internal static JsonSerializerOptions Options => Context.Options;

    /// <summary>Writes an edition as indented UTF-8 JSON that ends in a line feed.</summary>
    public static void Write(Edition edition, Stream output)
    {
        ArgumentNullException.ThrowIfNull(edition);
        ArgumentNullException.ThrowIfNull(output);
        JsonSerializer.Serialize(output, new ModelDocument(Format, Version, edition), Context.ModelDocument);
        output.Write("\n"u8);
    }

    /// <summary>Writes an edition as indented JSON that ends in a line feed.</summary>
    public static string Write(Edition edition)
    {
        using var buffer = new MemoryStream();
        Write(edition, buffer);
        return System.Text.Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }

    /// <summary>Reads what <see cref="Write(Edition, Stream)"/> wrote, or what another tool wrote in that shape.</summary>
    /// <exception cref="ModelFormatException">The text is no JSON, no model, of a newer version, or breaks a rule of the model.</exception>
    public static Edition Read(ReadOnlySpan<byte> utf8)
    {
        if (utf8.StartsWith("\uFEFF"u8)) utf8 = utf8[3..];
        try
        {
            ModelDocument? document = JsonSerializer.Deserialize(utf8, Context.ModelDocument);
            if (document is null || document.Format != Format)
                throw new ModelFormatException($"The member 'format' is not '{Format}'.", 0, 0);
            if (document.Version is < 1 or > Version)
                throw new ModelFormatException($"Version {document.Version} of the model is not known; this is version {Version}.", 0, 0);
            return document.Edition;
        }
        catch (JsonException e)
        {
            throw new ModelFormatException(e.Message, (int)(e.LineNumber + 1 ?? 0), (int)(e.BytePositionInLine + 1 ?? 0), e);
        }
        catch (Exception e) when (e is ArgumentException or FormatException or InvalidOperationException or NotSupportedException)
        {
            throw new ModelFormatException(e.Message, 0, 0, e);
        }
    }

    /// <inheritdoc cref="Read(ReadOnlySpan{byte})"/>
    public static Edition Read(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        return Read(System.Text.Encoding.UTF8.GetBytes(json));
    }
}

/// <summary>A file that is no model, or one that breaks the model's rules.</summary>
public sealed class ModelFormatException : FormatException
{
    /// <summary>A file that is no model.</summary>
    /// <param name="message">What is wrong.</param>
    /// <param name="line">The line, from 1; 0 if not known.</param>
    /// <param name="column">The byte in the line, from 1; 0 if not known.</param>
    /// <param name="inner">What was thrown inside.</param>
    public ModelFormatException(string message, int line, int column, Exception? inner = null)
        : base(message, inner) => (Line, Column) = (line, column);

    /// <summary>The line, from 1; 0 if not known.</summary>
    public int Line { get; }

    /// <summary>The byte in the line, from 1; 0 if not known.</summary>
    public int Column { get; }
}

internal sealed record ModelDocument(string Format, int Version, Edition Edition);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    WriteIndented = true,
    NewLine = "\n",
    MaxDepth = 1024,
    Converters =
    [
        typeof(SourceSpanConverter), typeof(LanguageTagConverter), typeof(NewsDateConverter), typeof(AltTextConverter),
        typeof(InlinesConverter), typeof(BlocksConverter),
        typeof(ValueListConverter<Inline>), typeof(ValueListConverter<Block>), typeof(ValueListConverter<Photo>),
        typeof(ValueListConverter<ImageSource>), typeof(ValueListConverter<ListItem>), typeof(ValueListConverter<TableRow>),
        typeof(ValueListConverter<TableCell>), typeof(ValueListConverter<Byline>), typeof(ValueListConverter<Note>),
        typeof(ValueListConverter<Section>), typeof(ValueListConverter<Article>), typeof(ValueListConverter<FieldOrigin>),
        typeof(ValueListConverter<string>),
    ])]
[JsonSerializable(typeof(ModelDocument))]
internal sealed partial class ModelJsonContext : JsonSerializerContext;
