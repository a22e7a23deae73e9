{% macro datediff(first_date, second_date, datepart) -%}
    {{ return(adapter.dispatch('datediff', 'dbt')(first_date, second_date, datepart)) }}
{%- endmacro %}

{% macro default__datediff(first_date, second_date, datepart) -%}
    datediff({{ datepart }}, {{ first_date }}, {{ second_date }})
{%- endmacro %}

{% macro duckdb__datediff(first_date, second_date, datepart) -%}
    date_diff('{{ datepart }}', cast({{ first_date }} as timestamp), cast({{ second_date }} as timestamp))
{%- endmacro %}

{# Boundaries crossed, as the others count them: a part's difference is that of the part above it in its unit, and its own. #}
{% macro postgres__datediff(first_date, second_date, datepart) -%}
    {%- set part = datepart | lower -%}
    {%- set first = '(' ~ first_date ~ ')::timestamp' -%}
    {%- set second = '(' ~ second_date ~ ')::timestamp' -%}
    {%- if part == 'day' -%}
    (({{ second }})::date - ({{ first }})::date)
    {%- elif part == 'week' -%}
    {#- Whole weeks, and one more where a Sunday lies between. -#}
    {%- set forward = first ~ ' <= ' ~ second -%}
    (
        (({{ second }})::date - ({{ first }})::date) / 7
        + case
            when extract(dow from {{ first }}) <= extract(dow from {{ second }}) then case when {{ forward }} then 0 else -1 end
            else case when {{ forward }} then 1 else 0 end
        end
    )
    {%- elif part == 'year' -%}
    (extract(year from {{ second }}) - extract(year from {{ first }}))::int
    {%- elif part in ['quarter', 'month', 'hour', 'minute', 'second', 'millisecond', 'microsecond'] -%}
    {%- set above, factor = {
        'quarter': ('year', 4), 'month': ('year', 12), 'hour': ('day', 24), 'minute': ('hour', 60),
        'second': ('minute', 60), 'millisecond': ('minute', 60000), 'microsecond': ('minute', 60000000)
    }[part] -%}
    {%- set own = 'floor(extract(' ~ part ~ ' from ' -%}
    ({{ dbt.datediff(first_date, second_date, above) }} * {{ factor }}::bigint + ({{ own }}{{ second }})) - {{ own }}{{ first }})))::bigint)
    {%- else -%}
    {{ exceptions.raise_compiler_error("datediff knows no part '" ~ datepart ~ "'; expected year, quarter, month, week, day, hour, minute, second, millisecond or microsecond") }}
    {%- endif -%}
{%- endmacro %}

{% macro redshift__datediff(first_date, second_date, datepart) -%}
    {{ default__datediff(first_date, second_date, datepart) }}
{%- endmacro %}

{# Boundaries crossed, as the others count them; Spark's own function counts whole units. #}
{% macro spark__datediff(first_date, second_date, datepart) -%}
    {%- set part = datepart | lower -%}
    {%- set seconds = {'second': 1, 'minute': 60, 'hour': 3600, 'week': 604800} -%}
    {%- set months = {'month': 1, 'quarter': 3, 'year': 12} -%}
    {%- if part == 'day' -%}
    datediff({{ second_date }}, {{ first_date }})
    {%- elif part in seconds -%}
    cast((unix_timestamp(date_trunc('{{ part }}', {{ second_date }})) - unix_timestamp(date_trunc('{{ part }}', {{ first_date }}))) / {{ seconds[part] }} as bigint)
    {%- elif part in months -%}
    cast(months_between(date_trunc('{{ part }}', {{ second_date }}), date_trunc('{{ part }}', {{ first_date }})) / {{ months[part] }} as bigint)
    {%- else -%}
    {{ exceptions.raise_compiler_error("datediff knows no part '" ~ datepart ~ "' on Spark; expected year, quarter, month, week, day, hour, minute or second") }}
    {%- endif -%}
{%- endmacro %}
