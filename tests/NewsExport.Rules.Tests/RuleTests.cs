using System.Reflection;
using System.Text.RegularExpressions;
using NewsExport.Model;
using NewsExport.TestSupport;

namespace NewsExport.Rules.Tests;

public partial class RuleTests
{
    private static readonly (string Room, char Digit)[] Rooms =
    [
        ("NewsExport.Html", '1'), ("NewsExport.Imaging", '2'), ("NewsExport.Epub", '3'), ("NewsExport.Text", '4'),
        ("NewsExport.Layout", '5'), ("NewsExport.Pdf", '5'), ("NewsExport", '6'), ("NewsExport", '7'), ("NewsExport.Cli", '7'),
    ];

    [Fact]
    public void A_rule_has_one_id_and_an_id_one_rule()
    {
        List<DeclaredRule> rules = Declared();
        Assert.NotEmpty(rules);
        Assert.All(rules.GroupBy(rule => rule.Rule.Id), group => Assert.True(
            group.Count() == 1, $"{group.Key} is the id of {string.Join(" and ", group.Select(rule => rule.Place))}."));
    }

    [Fact]
    public void An_id_begins_with_the_digit_of_its_room()
    {
        Assert.All(Declared(), rule => Assert.Contains((rule.Assembly, rule.Rule.Id[2]), Rooms));
        Assert.All(Declared(), rule => Assert.Matches(IdPattern(), rule.Rule.Id));
    }

    [Fact]
    public void A_rule_says_what_was_found_and_what_to_do()
    {
        Assert.All(Declared(), rule => Assert.EndsWith(".", rule.Rule.Message));
        Assert.All(Declared(), rule => Assert.False(
            string.IsNullOrWhiteSpace(rule.Rule.Hint) && rule.Rule.Severity != Severity.Information, $"{rule.Rule.Id} does not say what to do."));
    }

    [Fact]
    public void Every_rule_is_documented_with_its_severity()
    {
        Dictionary<string, string> documented = Documented();
        foreach (DeclaredRule rule in Declared())
        {
            Assert.True(documented.TryGetValue(rule.Rule.Id, out string? severity), $"{rule.Rule.Id} ({rule.Place}) stands in no table of docs/rules.");
            Assert.True(
                string.Equals(severity, rule.Rule.Severity.ToString(), StringComparison.OrdinalIgnoreCase),
                $"docs/rules calls {rule.Rule.Id} '{severity}', the code {rule.Rule.Severity}.");
        }
    }

    [Fact]
    public void Every_documented_rule_exists()
    {
        var declared = Declared().Select(rule => rule.Rule.Id).ToHashSet();
        Assert.All(Documented().Keys, id => Assert.Contains(id, declared));
    }

    private static List<DeclaredRule> Declared() =>
    [
        .. from name in Rooms.Select(room => room.Room).Distinct()
           let assembly = Assembly.Load(name)
           from type in assembly.GetTypes()
           from field in type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)
           where field.FieldType == typeof(Rule)
           select new DeclaredRule((Rule)field.GetValue(null)!, name, $"{type.Name}.{field.Name}"),
    ];

    private static Dictionary<string, string> Documented()
    {
        var rules = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (string file in Directory.EnumerateFiles(Path.Combine(Repository.Root, "docs", "rules"), "*.md").Order(StringComparer.Ordinal))
        {
            foreach (string line in File.ReadLines(file))
            {
                Match row = RowPattern().Match(line);
                if (row.Success) Assert.True(rules.TryAdd(row.Groups[1].Value, row.Groups[2].Value), $"{row.Groups[1].Value} is documented twice.");
            }
        }

        return rules;
    }

    [GeneratedRegex("^NE[1-7][0-9]{3}$")]
    private static partial Regex IdPattern();

    [GeneratedRegex(@"^\| (NE[0-9]{4}) \| (\w+) \|")]
    private static partial Regex RowPattern();

    private sealed record DeclaredRule(Rule Rule, string Assembly, string Place);
}
