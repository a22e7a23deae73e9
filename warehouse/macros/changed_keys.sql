{#
    The values of `column` in every row that landed or was superseded since this model's watermark:
    what a row says now, and what its replaced version said before.
#}
{% macro changed_keys(column, entities) -%}
{% for entity in entities -%}
{% if not loop.first %}
union all
{% endif -%}
select {{ column }} as key
from {{ source('staging', entity) }}
where _load_id > {{ watermark() }} or _superseded_by > {{ watermark() }}
{%- endfor %}
{%- endmacro %}
