using Kept.Workspaces;

namespace Kept.Questions;

/// <summary>The reading of the comment with which a question's file begins.</summary>
static class QuestionHeader
{
    static readonly Dictionary<string, ParameterType> Types = new()
    {
        ["integer"] = ParameterType.Whole,
        ["number"] = ParameterType.Number,
        ["date"] = ParameterType.Date,
        ["text"] = ParameterType.Text,
    };

    static readonly Dictionary<string, string> Charts = new() { ["bar"] = "bar", ["line"] = "line", ["table"] = "table" };

    public static Question Read(string name, string file, string text)
    {
        var header = StrictYaml.Parse(HeaderText.Of(text, file), file).Only("title", "description", "parameters", "chart", "headline");
        return new Question
        {
            Name = name,
            File = file,
            Title = header.Require("title").Text,
            Description = header["description"]?.Text.Trim() ?? "",
            Parameters = [.. (header["parameters"]?.Map.Entries ?? []).Select(ReadParameter)],
            Chart = header["chart"]?.Map is { } chart ? ReadChart(chart) : null,
            Headline = header["headline"]?.Map is { } headline ? HeadlineReader.Read(headline) : null,
        };
    }

    static QuestionParameter ReadParameter(YamlEntry entry)
    {
        var map = entry.Value.Map.Only("type", "default", "description");
        var type = map.Require("type").OneOf("type", Types);
        var parameter = new QuestionParameter(entry.Key, type, map["default"]?.Text, map["description"]?.Text ?? "");
        return ParameterLiteral.IsReadable(parameter)
            ? parameter
            : throw map.Error("default", $"default: found '{parameter.Default}', expected {ParameterLiteral.Expected(type)}");
    }

    static QuestionChart? ReadChart(YamlMap map)
    {
        var type = map.Require("type").OneOf("chart", Charts);
        return type == "table" ? NoChart(map) : new QuestionChart(
            type, map.Only("type", "label", "value").Require("label").Text, map.Require("value").Text);
    }

    static QuestionChart? NoChart(YamlMap map)
    {
        map.Only("type");
        return null;
    }
}
