{#
    Before an incremental build: keeps the affected keys aside and deletes their rows, so that the model
    appends them as they are now, or not at all. `affected` is a query with one column, `key`.
#}
{% macro forget(key, affected) %}
{% if is_incremental() %}
drop table if exists {{ affected_keys() }};
create temporary table {{ affected_keys() }} as
{{ affected }};
delete from {{ this }} where {{ key }} in (select key from {{ affected_keys() }})
{% endif %}
{% endmacro %}
