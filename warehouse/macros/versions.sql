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

gone as (
    select {{ history.key }}
    from said
    where _is_deleted and _superseded_by is null
),

timed as (
    select said.*, began.loaded_at as began_at, ended.loaded_at as ended_at
    from said
    inner join loads as began on said._load_id = began.load_id
    left join loads as ended on said._superseded_by = ended.load_id
    where not said._is_deleted and (ended.loaded_at is null or ended.loaded_at > began.loaded_at)
),

first_ends as (
    select {{ history.key }}, min(ended_at) as ended_at
    from timed
    where ended_at is not null
    group by {{ history.key }}
)

select
    timed.{{ history.key }},
    {%- for column in history.columns %}
    {% if history.is_personal %}case when gone.{{ history.key }} is null then timed.{{ column }} end as {{ column }}{% else %}timed.{{ column }}{% endif %},
    {%- endfor %}
    first_ends.ended_at is null or timed.began_at < first_ends.ended_at as is_first,
    timed._load_id,
    timed.began_at as _loaded_at,
    timed.ended_at as _ended_at
from timed
left join gone on timed.{{ history.key }} = gone.{{ history.key }}
left join first_ends on timed.{{ history.key }} = first_ends.{{ history.key }}
{%- endmacro %}
