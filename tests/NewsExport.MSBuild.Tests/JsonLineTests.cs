using System.Text.Json;
using NewsExport.TestSupport;

namespace NewsExport.MSBuild.Tests;

public sealed class JsonLineTests
{
    [Fact]
    public void What_the_command_writes_is_read()
    {
        Dictionary<string, object?> said = JsonLine.Read("""{"type":"article", "path":"/기사 1/\"a\"\\\u00e9\n.html","n":-1.5e3,"yes":true,"none":null,"photos":["a","b"],"sub":{"x":[]}}""")!;
        Assert.Equal("/기사 1/\"a\"\\é\n.html", said["path"]);
        Assert.Equal("-1.5e3", said["n"]);
        Assert.Equal("true", said["yes"]);
        Assert.Null(said["none"]);
        Assert.Equal(["a", "b"], (List<object?>)said["photos"]!);
        Assert.Empty((List<object?>)((Dictionary<string, object?>)said["sub"]!)["x"]!);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("{\"a\":}")]
    [InlineData("{\"a\":1}x")]
    [InlineData("{\"a\":\"\\u12\"}")]
    [InlineData("{\"a\":\"\\q\"}")]
    [InlineData("{\"a\" 1}")]
    [InlineData("{\"a\":nothing}")]
    [InlineData("Unhandled exception.")]
    public void A_line_that_is_no_object_is_none(string line) => Assert.Null(JsonLine.Read(line));

    [Fact]
    public void Values_that_lie_too_deep_are_refused() => Assert.Null(JsonLine.Read("{\"a\":" + new string('[', 100_000)));

    [Fact]
    public void What_is_written_another_reader_reads()
    {
        string line = JsonLine.Write(new Dictionary<string, string?> { ["path"] = "a \"b\"\\c\t𝄞\u0001.html", ["empty"] = "", ["none"] = null });
        using JsonDocument read = JsonDocument.Parse(line);
        JsonProperty only = Assert.Single(read.RootElement.EnumerateObject());
        Assert.Equal(("path", "a \"b\"\\c\t𝄞\u0001.html"), (only.Name, only.Value.GetString()));
    }

    [Theory]
    [InlineData("plain")]
    [InlineData("")]
    [InlineData("with space")]
    [InlineData("quote \" inside")]
    [InlineData("back\\slash")]
    [InlineData("ends in space and backslash \\")]
    [InlineData("\\\\\" both")]
    [InlineData("신문 의 기사")]
    public void An_argument_reaches_the_process_as_it_is(string argument)
    {
        string printf = Tool.Need("printf", "coreutils");
        using CommandProcess process = CommandProcess.Start(printf, Path.GetTempPath(), ["%s|\n", argument]);
        var lines = new List<string>();
        Assert.Equal(0, process.Read(lines.Add, lines.Add));
        Assert.Equal([argument + "|"], lines);
    }
}
