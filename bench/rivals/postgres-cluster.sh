#!/usr/bin/env bash
# Starts a new PostgreSQL cluster in a temporary directory, prints the directory of its socket, and takes both away when its input
# ends. The server is given a quarter of the memory for itself and does not wait for the disk: nothing here must last.
set -euo pipefail

programs=$(ls -d /usr/lib/postgresql/*/bin | sort -V | tail -n 1)
directory=$(mktemp -d)
as=()
if ((EUID == 0)); then
    chown postgres "$directory"
    as=(runuser -u postgres --)
fi

cd "$directory"
kilobytes=$(sed -n 's/^MemTotal: *\([0-9]*\).*/\1/p' /proc/meminfo)
"${as[@]}" "$programs/initdb" -D data -U kept -A trust -E UTF8 --locale=C --no-sync >log
"${as[@]}" "$programs/postgres" -D data -k "$directory" -c listen_addresses= -c "shared_buffers=$((kilobytes / 4))kB" -c work_mem=1GB -c maintenance_work_mem=1GB \
    -c max_wal_size=32GB -c wal_level=minimal -c max_wal_senders=0 -c fsync=off -c synchronous_commit=off -c full_page_writes=off -c autovacuum=off \
    -c max_parallel_maintenance_workers=2 >>log 2>&1 &
server=$!
stop() {
    "${as[@]}" "$programs/pg_ctl" -D data -m immediate stop >/dev/null || true
    wait $server || true
    rm -rf "$directory"
}
trap stop EXIT
until "$programs/pg_isready" -q -h "$directory"; do sleep 0.1; done

chmod 755 "$directory"
echo "$directory"
read -r _ || true
