#!/usr/bin/env bash
# Lines a second and memory of the rules' line door, one core: two million simple requests, then every worked case over
# and over. Usage: bench/aturan.sh. Needs: python3 and `cargo build --release -p kinerja` (or KINERJA_TARGET).
set -euo pipefail
cd "$(dirname "$0")/.."
bin=${KINERJA_TARGET:-target/release}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 - "$folder" <<'PY'
import json, sys
folder = sys.argv[1]
cases = json.load(open("crates/aturan/tests/kasus.json"))
simple = {
    "permenpanrb6_2022.predikat_kinerja_pegawai", "nip.parse", "perbkn3_2023.konversi_tahunan",
    "pp5_2024.gaji_pokok_pns", "pangkat.golongan", "permenpanrb3_2020.kotak_talenta",
}
def write(name, cases, lines):
    block = "".join(
        json.dumps({"rule": c["rule"], "input": c["input"]}, separators=(",", ":"), ensure_ascii=False) + "\n"
        for c in cases
    )
    with open(f"{folder}/{name}", "w") as out:
        out.write(block * (lines // len(cases)))
write("sederhana", [c for c in cases if c["rule"] in simple], 2_000_000)
write("semua", cases, 1_000_000)
PY
printf '%-10s %9s %8s %12s\n' requests seconds kB lines/s
for name in sederhana semua; do
  lines=$(wc -l <"$folder/$name")
  for _ in 1 2 3; do
    python3 - "$bin/kinerja" "$folder/$name" "$lines" "$name" <<'PY'
import os, resource, subprocess, sys, time
program, path, lines, name = sys.argv[1:]
os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
begun = time.monotonic()
with open(path) as given:
    subprocess.run([program, "aturan", "hitung"], stdin=given, stdout=subprocess.DEVNULL, check=True)
took = time.monotonic() - begun
peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
print(f"{name:10} {took:9.2f} {peak:8} {int(lines) / took:12,.0f}")
PY
  done
done
