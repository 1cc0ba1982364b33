//! A private PostgreSQL for one run: an own folder, port and password, gone afterwards.
//!
//! PostgreSQL refuses to run as root: as root we lend it an unprivileged user. Its guard owns folder and server.

use crate::alat;
use crate::penjaga::Guard;
use std::fs;
use std::io::Read;
use std::net::{Ipv4Addr, TcpListener};
use std::path::{Path, PathBuf};

/// Arguments: folder of PostgreSQL's programs, port. First line of standard input: the password.
const GUARD: &str = r#"
set -eu
umask 077
bin=$1 port=$2 server=
dir=$(mktemp -d "${TMPDIR:-/tmp}/kinerja-uji-pg.XXXXXX" 2>/dev/null || mktemp -d /tmp/kinerja-uji-pg.XXXXXX)
finish() {
  if [ -n "$server" ]; then kill -QUIT "$server" 2>/dev/null || true; wait "$server" || true; fi
  rm -rf "$dir"
}
fail() { cat "$dir/log" >&2; exit 1; }
trap finish EXIT
trap 'exit 1' HUP INT TERM

IFS= read -r password
printf '%s\n' "$password" >"$dir/password"
"$bin/initdb" -D "$dir/data" -U kinerja_uji --pwfile="$dir/password" -A scram-sha-256 \
  -E UTF8 --locale=C --no-sync >"$dir/log" 2>&1 || fail
cat >>"$dir/data/postgresql.conf" <<SETTINGS
listen_addresses = '127.0.0.1'
port = $port
unix_socket_directories = ''
max_connections = 300
fsync = off
synchronous_commit = off
full_page_writes = off
SETTINGS
"$bin/postgres" -D "$dir/data" >"$dir/log" 2>&1 </dev/null &
server=$!
until "$bin/pg_isready" -q -h 127.0.0.1 -p "$port"; do
  kill -0 "$server" 2>/dev/null || { server=; fail; }
  sleep 0.1
done
echo siap
while read -r _; do :; done
"#;

/// A server that lives as long as this value.
#[derive(Debug)]
pub(crate) struct Postgres {
    /// `postgres://…/postgres` of a superuser: each test makes its own database through it.
    pub(crate) url: String,
    /// Folder of `psql` and its like.
    pub(crate) programs: PathBuf,
    _guard: Guard,
}

impl Postgres {
    /// Starts the server and waits until it answers.
    ///
    /// # Errors
    /// One line, with PostgreSQL's own words when it had any.
    pub(crate) fn start() -> Result<Self, String> {
        let programs = programs().ok_or("PostgreSQL tidak ditemukan")?;
        let user = if alat::is_root() { Some(unprivileged_user()?) } else { None };
        let mut refused = String::new();
        // Between the choice of a free port and its use somebody else may take it.
        for _ in 0..3 {
            match Self::start_on(&programs, user, free_port()?) {
                Ok(server) => return Ok(server),
                Err(message) => refused = message,
            }
        }
        Err(format!("tidak mau berjalan: {refused}"))
    }

    fn start_on(programs: &Path, user: Option<(u32, u32)>, port: u16) -> Result<Self, String> {
        let password = random_hex()?;
        let (guard, _) =
            Guard::start(GUARD, &[&programs.to_string_lossy(), &port.to_string()], user, &password)?;
        let url = format!("postgres://kinerja_uji:{password}@127.0.0.1:{port}/postgres");
        Ok(Self { url, programs: programs.to_owned(), _guard: guard })
    }
}

/// Folder of PostgreSQL's programs: Debian's newest version, else where `initdb` is on PATH.
pub(crate) fn programs() -> Option<PathBuf> {
    let debian = fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    let newest = debian
        .filter_map(|version| {
            Some((version.file_name().to_str()?.parse::<u32>().ok()?, version.path().join("bin")))
        })
        .filter(|(_, bin)| bin.join("initdb").is_file())
        .max();
    let on_path = || alat::find_in_path("initdb")?.parent().map(Path::to_owned);
    newest.map(|(_, bin)| bin).or_else(on_path)
}

/// User and group id of `postgres`, or of `nobody` where PostgreSQL came without a user.
fn unprivileged_user() -> Result<(u32, u32), String> {
    let passwd = fs::read_to_string("/etc/passwd").map_err(|e| format!("/etc/passwd: {e}"))?;
    ["postgres", "nobody"]
        .into_iter()
        .find_map(|name| user_ids(&passwd, name))
        .ok_or_else(|| "tidak ada pengguna `postgres` atau `nobody` untuk menjalankan PostgreSQL".into())
}

/// `name:x:uid:gid:…`
fn user_ids(passwd: &str, name: &str) -> Option<(u32, u32)> {
    let line = passwd.lines().find(|line| line.split(':').next() == Some(name))?;
    let mut ids = line.split(':').skip(2).map(str::parse);
    Some((ids.next()?.ok()?, ids.next()?.ok()?))
}

fn free_port() -> Result<u16, String> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).and_then(|listener| listener.local_addr());
    listener.map(|address| address.port()).map_err(|e| format!("tidak ada port yang bebas: {e}"))
}

/// 32 characters that another user of this machine cannot guess.
fn random_hex() -> Result<String, String> {
    let mut bytes = [0_u8; 16];
    fs::File::open("/dev/urandom")
        .and_then(|mut file| file.read_exact(&mut bytes))
        .map_err(|e| format!("/dev/urandom: {e}"))?;
    Ok(bytes.iter().map(|byte| format!("{byte:02x}")).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn user_ids_come_from_the_whole_name() {
        let passwd =
            "root:x:0:0:root:/root:/bin/sh\nnobody2:x:7:8::/:\nnobody:x:65534:65533:nobody:/:/bin/false\n";
        assert_eq!(user_ids(passwd, "nobody"), Some((65534, 65533)));
        assert_eq!(user_ids(passwd, "postgres"), None);
        assert_eq!(user_ids("postgres:x:rusak:1::/:", "postgres"), None);
    }

    #[test]
    fn passwords_differ() {
        let (one, two) = (random_hex().expect("urandom"), random_hex().expect("urandom"));
        assert_eq!(one.len(), 32);
        assert_ne!(one, two);
    }
}
