#!/usr/bin/env bash
# The own-SKP page against its limit, side by side on this machine, a few seconds each, alternating.
# Usage: bench/skp-saya.sh            (SQLite)
#        KINERJA_BASIS_DATA=postgres://… bench/skp-saya.sh
# Needs: wrk, curl, and `cargo build --release -p kinerja -p limit` (or KINERJA_TARGET=folder of the binaries).
set -euo pipefail
cd "$(dirname "$0")/.."
bin=${KINERJA_TARGET:-target/release}
folder=$(mktemp -d)
day=2026-12-10
seconds=${DETIK:-6}
stop() { kill "${kinerja_pid:-}" "${limit_pid:-}" 2>/dev/null || true; wait 2>/dev/null || true; rm -rf "$folder"; }
trap stop EXIT
: >"$folder/demo.log"
"$bin/kinerja" demo --listen 127.0.0.1:0 --data "$folder/kota" --hari-ini $day >"$folder/demo.log" &
kinerja_pid=$!
until grep -q '^Alamat' "$folder/demo.log"; do kill -0 $kinerja_pid; read -rt 0.2 <> <(:) || true; done
base=$(sed -n 's/^Alamat: //p' "$folder/demo.log")
curl -sf -o /dev/null -c "$folder/jar" -H 'Sec-Fetch-Site: same-origin' -d 'masuk=ratna&sandi=Sagara-2026-coba' "$base/masuk"
cookie="kinerja_sesi=$(awk '$6 == "kinerja_sesi" {print $7}' "$folder/jar")"
url=${KINERJA_BASIS_DATA:-sqlite://$folder/kota/kinerja.db}
: >"$folder/limit.log"
KINERJA_HARI_INI=$day "$bin/limit" "$url" 127.0.0.1:0 >"$folder/limit.log" &
limit_pid=$!
until grep -q '^http' "$folder/limit.log"; do kill -0 $limit_pid; read -rt 0.2 <> <(:) || true; done
limit=$(cat "$folder/limit.log")
curl -sf -o /dev/null -H "Cookie: $cookie" "$base/skp"
curl -sf -o /dev/null -H "Cookie: $cookie" "$limit/skp"
one() { wrk -t2 -c16 -d"${seconds}s" -H "Cookie: $cookie" "$1/skp" | awk '/Requests\/sec/ {print $2} /Non-2xx/ {exit 1}'; }
one "$base" >/dev/null; one "$limit" >/dev/null
printf '%10s %10s %8s\n' kinerja limit ratio
for _ in 1 2 3; do
  k=$(one "$base"); l=$(one "$limit")
  awk -v k="$k" -v l="$l" 'BEGIN { printf "%10.0f %10.0f %8.2f\n", k, l, k / l }'
done
