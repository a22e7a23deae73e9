{#
    Keys that stand for two different source ids, or for a source id and a number. Only rows whose key was
    computed can collide, so a source with numbers for ids costs nothing; tombstones carry the key alone.
#}
{% macro collisions(entity, key, source_id) -%}
with computed as (
    select
        {{ key }} as key,
        min({{ source_id }}) as first_id,
        max({{ source_id }}) as last_id
    from {{ source('staging', entity) }}
    where {{ source_id }} is not null
    group by {{ key }}
)

select key
from computed
where first_id <> last_id
union all
select {{ key }} as key
from {{ source('staging', entity) }}
where
    {{ source_id }} is null
    and not _is_deleted
    and {{ key }} in (select key from computed)
{%- endmacro %}
