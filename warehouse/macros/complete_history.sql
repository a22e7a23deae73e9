{#
    After a snapshot was taken: writes the versions of the changed keys as staging tells them. A snapshot sees what holds when
    it is taken; staging also knows what came and went since the last one, and when a row was deleted. So the history is
    the same, however often it is built.
#}
{% macro complete_history(entity) %}
{% set key = history_of(entity).key %}
{% set columns = history_columns(entity) | join(', ') %}
delete from {{ this }}
where {% if flags.FULL_REFRESH %}{{ key }} in (select {{ key }} from {{ source('staging', entity) }}){% else %}{{ is_changed(entity) }}{% endif %};
insert into {{ this }} ({{ columns }}, dbt_scd_id, dbt_updated_at, dbt_valid_from, dbt_valid_to)
select
    {{ columns }},
    md5(coalesce(cast({{ key }} as varchar), '') || '|' || coalesce(cast(_loaded_at as varchar), '')) as dbt_scd_id,
    _loaded_at as dbt_updated_at,
    _loaded_at as dbt_valid_from,
    _ended_at as dbt_valid_to
from (
{{ versions(entity) }}
) as versions
{% endmacro %}
