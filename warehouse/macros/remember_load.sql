{#
    Writes how far this model has come. A model that reads staging has taken in every load;
    one that reads other models is as far as the one of them that is furthest behind.
#}
{% macro remember_load(upstream=[]) %}
delete from {{ source('staging', 'watermarks') }} where model = '{{ this.name }}';
insert into {{ source('staging', 'watermarks') }} (model, load_id)
{% if upstream -%}
select '{{ this.name }}', coalesce(min(load_id), 0)
from {{ source('staging', 'watermarks') }}
where model in ('{{ upstream | join("', '") }}')
{%- else -%}
select '{{ this.name }}', coalesce(max(load_id), 0)
from {{ source('staging', 'ledger') }}
{%- endif %}
{% endmacro %}
