{#
    Before an incremental build: sets the affected keys aside and deletes their rows, so that the model
    appends them as they are now, or not at all. `affected` is a query with one column, `key`.
#}
{% macro forget(key, affected) %}
{% if is_incremental() %}
{{ set_aside(affected_keys(), affected) }};
delete from {{ this }} where {{ key }} in (select key from {{ affected_keys() }})
{% endif %}
{% endmacro %}
