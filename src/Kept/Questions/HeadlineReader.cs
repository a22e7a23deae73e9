using Kept.Workspaces;

namespace Kept.Questions;

/// <summary>The reading of a question's headline.</summary>
static class HeadlineReader
{
    static readonly Dictionary<string, HeadlineUnit> Units = new()
    {
        ["count"] = HeadlineUnit.Count,
        ["percent"] = HeadlineUnit.Percent,
        ["minutes"] = HeadlineUnit.Minutes,
    };

    /// <summary>Columns of which each value is one person's, or nearly.</summary>
    static readonly HashSet<string> Personal =
        ["first_name", "last_name", "dob", "appointment_id", "appointment_source_id", "factap_pk", "prediction_id", "prediction_source_id", "fact_pk"];

    public static QuestionHeadline Read(YamlMap map)
    {
        map.Only("title", "value", "unit", "by", "of");
        var by = map["by"]?.Text;
        if (by is not null && (Personal.Contains(by) || by.StartsWith("patient", StringComparison.Ordinal)))
        {
            throw map.Error("by", $"by: found '{by}', which tells patients apart; a headline is divided only into groups of many, as clinics or specialties");
        }

        if (by is not null && map["of"] is null)
        {
            throw map.Error("by", "by: a headline with groups also says 'of', how many appointments or predictions a figure is about, so that small groups are not shown");
        }

        return new QuestionHeadline(map.Require("title").Text, map.Require("value").Text, map.Require("unit").OneOf("unit", Units), by, map["of"]?.Text);
    }
}
