using System.Text;

namespace Kept.Bench;

/// <summary>A project with as many models as are asked for, each of the kind that people write: settings, references, a macro, a loop, columns with tests.</summary>
static class ManyModels
{
    public static void Write(string directory, int count)
    {
        File.WriteAllText(At(directory, "dbt_project.yml"), "name: many\n");
        File.WriteAllText(At(directory, "models/sources.yml"), "sources: [{name: raw, tables: [{name: visits}]}]\n");
        File.WriteAllText(At(directory, "macros/share.sql"), "{% macro share(part, whole) %}{{ part }} * 1.0 / nullif({{ whole }}, 0){% endmacro %}\n");
        var properties = new StringBuilder("models:\n");
        for (var i = 0; i < count; i++)
        {
            File.WriteAllText(At(directory, $"models/m{i}.sql"), ModelOf(i));
            properties.Append($"  - name: m{i}\n    description: Visits, step {i}.\n    columns: [{{name: clinic_id, data_tests: [not_null]}}, {{name: visits}}]\n");
        }

        File.WriteAllText(At(directory, "models/schema.yml"), properties.ToString());
    }

    static string ModelOf(int i) => $$$"""
        {{ config(materialized='{{{(i % 3 == 0 ? "table" : "view")}}}', tags=['layer_{{{i / 100}}}']) }}

        with visits as (
            select * from {{{(i == 0 ? "{{ source('raw', 'visits') }}" : $"{{{{ ref('m{i - 1}') }}}}")}}}
        )

        select
            clinic_id,
            {% for kind in ['attended', 'missed', 'cancelled'] -%}
            sum(case when outcome = '{{ kind }}' then 1 else 0 end) as {{ kind }},
            {% endfor -%}
            {{ share('missed', 'visits') }} as missed_share,
            count(*) as visits
        from visits
        {% if var('only_since', none) is not none %}where day >= '{{ var('only_since') }}'{% endif %}
        group by clinic_id
        """;

    static string At(string directory, string file)
    {
        var path = Path.Combine(directory, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        return path;
    }
}
