{#
    Each version of the changed keys of an entity, or of all keys: what staging says, and from when until when it was so.
    It was so from the time of the load that brought it to the time of the load that replaced or deleted it. A clock that was
    set back does not count: no load is earlier than the one before it. A version of no duration is none.
#}
{% macro versions(entity) -%}
{%- set history = history_of(entity) -%}
with loads as (
    select load_id, max(loaded_at) over (order by load_id) as loaded_at
    from {{ source('staging', 'ledger') }}
),

said as (
    select *
    from {{ source('staging', entity) }}
    where {{ is_changed(entity) }}
),

timed as (
    select
        said.*,
        began.loaded_at as began_at,
        ended.loaded_at as ended_at,
        bool_or(said._is_deleted and said._superseded_by is null) over (partition by said.{{ history.key }}) as is_gone
    from said
    inner join loads as began on said._load_id = began.load_id
    left join loads as ended on said._superseded_by = ended.load_id
)

select
    {{ history.key }},
    {%- for column in history.columns %}
    {% if history.is_personal %}case when not is_gone then {{ column }} end as {{ column }}{% else %}{{ column }}{% endif %},
    {%- endfor %}
    row_number() over (partition by {{ history.key }} order by _load_id) = 1 as is_first,
    _load_id,
    began_at as _loaded_at,
    ended_at as _ended_at
from timed
where not _is_deleted and (ended_at is null or ended_at > began_at)
{%- endmacro %}
