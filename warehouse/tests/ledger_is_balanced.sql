-- Every row that was read is accounted for: read = landed + rejected + duplicate + deleted.
select load_id, feed, file, rows_read, rows_landed, rows_rejected, rows_duplicate, rows_deleted
from {{ source('staging', 'ledger') }}
where rows_read <> rows_landed + rows_rejected + rows_duplicate + rows_deleted
