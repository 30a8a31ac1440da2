using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text;

namespace NewsExport.MSBuild;

/// <summary>
/// Reads one object of the command's JSON (RFC 8259) and writes such objects. Its own few lines, because a task that brings a JSON
/// library into the build's process meets every other task's version of it.
/// </summary>
internal sealed class JsonLine
{
    private const int MaxDepth = 16;

    private readonly string _text;
    private int _at;

    private JsonLine(string text) => _text = text;

    /// <summary>The members: strings, numbers as they were written, "true", "false", null, lists and dictionaries. Null if the line is no object.</summary>
    public static Dictionary<string, object?>? Read(string line)
    {
        var reader = new JsonLine(line);
        try
        {
            object? value = reader.Value(0);
            reader.Blank();
            return reader._at == line.Length ? value as Dictionary<string, object?> : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }

    /// <summary>An object of strings; members whose value is null or empty are left out.</summary>
    public static string Write(IEnumerable<KeyValuePair<string, string?>> members)
    {
        var text = new StringBuilder("{");
        foreach (KeyValuePair<string, string?> member in members)
        {
            if (string.IsNullOrEmpty(member.Value)) continue;
            if (text.Length > 1) text.Append(',');
            Quote(text, member.Key);
            text.Append(':');
            Quote(text, member.Value!);
        }

        return text.Append('}').ToString();
    }

    private static void Quote(StringBuilder text, string value)
    {
        text.Append('"');
        foreach (char character in value)
        {
            if (character is '"' or '\\') text.Append('\\').Append(character);
            else if (character < ' ' || char.IsSurrogate(character)) text.AppendFormat(CultureInfo.InvariantCulture, "\\u{0:x4}", (int)character);
            else text.Append(character);
        }

        text.Append('"');
    }

    private object? Value(int depth)
    {
        if (depth > MaxDepth) throw new FormatException();
        Blank();
        switch (Peek())
        {
            case '{': return Members(depth);
            case '[': return Items(depth);
            case '"': return Text();
            default:
                int start = _at;
                while (_at < _text.Length && (char.IsLetterOrDigit(_text[_at]) || _text[_at] is '-' or '+' or '.')) _at++;
                string word = _text.Substring(start, _at - start);
                if (word == "null") return null;
                bool isValue = word is "true" or "false" || double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out _);
                return isValue ? word : throw new FormatException();
        }
    }

    private Dictionary<string, object?> Members(int depth)
    {
        var members = new Dictionary<string, object?>(StringComparer.Ordinal);
        _at++;
        Blank();
        if (Skip('}')) return members;
        do
        {
            Blank();
            string name = Text();
            Blank();
            if (!Skip(':')) throw new FormatException();
            members[name] = Value(depth + 1);
            Blank();
        }
        while (Skip(','));
        return Skip('}') ? members : throw new FormatException();
    }

    private List<object?> Items(int depth)
    {
        var items = new List<object?>();
        _at++;
        Blank();
        if (Skip(']')) return items;
        do
        {
            items.Add(Value(depth + 1));
            Blank();
        }
        while (Skip(','));
        return Skip(']') ? items : throw new FormatException();
    }

    private string Text()
    {
        if (!Skip('"')) throw new FormatException();
        var text = new StringBuilder();
        while (true)
        {
            char character = Next();
            if (character == '"') return text.ToString();
            if (character != '\\')
            {
                text.Append(character);
                continue;
            }

            char sign = Next();
            switch (sign)
            {
                case 'n': text.Append('\n'); break;
                case 't': text.Append('\t'); break;
                case 'r': text.Append('\r'); break;
                case 'b': text.Append('\b'); break;
                case 'f': text.Append('\f'); break;
                case '"' or '\\' or '/': text.Append(sign); break;
                case 'u':
                    if (_at + 4 > _text.Length || !int.TryParse(_text.Substring(_at, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out int unit)) throw new FormatException();
                    text.Append((char)unit);
                    _at += 4;
                    break;
                default: throw new FormatException();
            }
        }
    }

    private void Blank()
    {
        while (_at < _text.Length && _text[_at] is ' ' or '\t' or '\r' or '\n') _at++;
    }

    private char Peek() => _at < _text.Length ? _text[_at] : throw new FormatException();

    private char Next() => _at < _text.Length ? _text[_at++] : throw new FormatException();

    private bool Skip(char character)
    {
        if (_at >= _text.Length || _text[_at] != character) return false;
        _at++;
        return true;
    }
}
