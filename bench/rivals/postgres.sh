#!/usr/bin/env bash
# Runs postgres.sql on a new PostgreSQL cluster, and prints the seconds that the script took and the bytes on disk.
set -euo pipefail

data=$1
here=$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")
programs=$(ls -d /usr/lib/postgresql/*/bin | sort -V | tail -n 1)
coproc cluster { "$here/postgres-cluster.sh"; }
read -r directory <&"${cluster[0]}"

began=$(date +%s.%N)
sed "s|'data/|'$data/|" "$here/postgres.sql" | "$programs/psql" -h "$directory" -U kept -d postgres -q -v ON_ERROR_STOP=1 >/dev/null
ended=$(date +%s.%N)
echo "$began $ended $(du -sb --exclude=pg_wal "$directory/data" | cut -f 1)"
exec {cluster[1]}>&-
wait "$cluster_PID"
