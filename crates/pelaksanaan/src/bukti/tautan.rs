//! A link that others can open. It is only looked at, never fetched: nothing is asked of an address that somebody typed.

use std::net::{Ipv4Addr, Ipv6Addr};

use url::{Host, Url};

/// Longest link.
const PANJANG_MAKS: usize = 2_000;

/// A link as its owner typed it: `http` or `https`, with a host that is not of this machine or network alone, and
/// without a user name or password.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tautan(String);

/// Why a text is no [`Tautan`]; the message says what to do instead.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TautanKeliru {
    BukanTautan,
    TerlaluPanjang,
    AdaSandi,
    TidakTerbuka,
}

impl TautanKeliru {
    /// As people read it.
    pub fn pesan(self) -> &'static str {
        match self {
            Self::BukanTautan => {
                "Tulis tautan lengkap, diawali https://. Contoh: https://drive.example.go.id/berkas"
            }
            Self::TerlaluPanjang => {
                "Tautan ini terlalu panjang. Pakai tautan bagikan yang lebih pendek, atau unggah berkasnya."
            }
            Self::AdaSandi => {
                "Tautan ini memuat nama pengguna atau kata sandi. Hapus bagian itu, lalu tempel lagi."
            }
            Self::TidakTerbuka => {
                "Tautan ini belum dapat dibuka penilai: alamatnya hanya dikenal di komputer atau jaringan Anda. Pakai \
                 tautan yang terbuka, atau unggah berkasnya di sini."
            }
        }
    }
}

impl Tautan {
    /// Checks what was typed.
    ///
    /// # Errors
    /// [`TautanKeliru`]; hosts are read as browsers read them, so `http://0x7f.1` is this machine.
    pub fn parse(teks: &str) -> Result<Self, TautanKeliru> {
        let teks = teks.trim();
        if teks.len() > PANJANG_MAKS {
            return Err(TautanKeliru::TerlaluPanjang);
        }
        if teks.chars().any(|c| c.is_control() || c.is_whitespace()) {
            return Err(TautanKeliru::BukanTautan);
        }
        let url = Url::parse(teks).map_err(|_| TautanKeliru::BukanTautan)?;
        if !matches!(url.scheme(), "http" | "https") {
            return Err(TautanKeliru::BukanTautan);
        }
        if !url.username().is_empty() || url.password().is_some() {
            return Err(TautanKeliru::AdaSandi);
        }
        match url.host() {
            None => Err(TautanKeliru::BukanTautan),
            Some(host) if is_local(&host) => Err(TautanKeliru::TidakTerbuka),
            Some(_) => Ok(Self(url.into())),
        }
    }

    /// The address.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The host, for people: what stands between `//` and the path.
    pub fn host(&self) -> &str {
        let rest = self.0.split_once("//").map_or(self.0.as_str(), |(_, rest)| rest);
        rest.split(['/', '?', '#']).next().unwrap_or_default()
    }
}

/// Whether a host is known to this machine or its network only.
fn is_local(host: &Host<&str>) -> bool {
    match host {
        Host::Domain(name) => {
            let name = name.trim_end_matches('.').to_ascii_lowercase();
            name.is_empty() || name == "localhost" || name.ends_with(".localhost")
        }
        Host::Ipv4(ip) => is_local_v4(*ip),
        Host::Ipv6(ip) => is_local_v6(*ip),
    }
}

fn is_local_v4(ip: Ipv4Addr) -> bool {
    let [a, b, ..] = ip.octets();
    // 100.64.0.0/10 lies behind the address translation of a provider (RFC 6598).
    let is_shared = a == 100 && (64..128).contains(&b);
    a == 0
        || ip.is_loopback()
        || ip.is_private()
        || ip.is_link_local()
        || ip.is_broadcast()
        || ip.is_multicast()
        || is_shared
}

fn is_local_v6(ip: Ipv6Addr) -> bool {
    // An IPv4 address inside an IPv6 one (mapped, or the old compatible form) is judged as what it is.
    if let Some(inner) = ip.to_ipv4() {
        return is_local_v4(inner);
    }
    ip.is_unique_local() || ip.is_unicast_link_local() || ip.is_multicast()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn open_links_are_kept_as_they_are() {
        for teks in [
            "https://drive.google.com/file/d/1?usp=sharing#a",
            "http://8.8.8.8/x",
            "https://[2606:4700::1111]/",
        ] {
            assert_eq!(Tautan::parse(&format!(" {teks} ")).unwrap().as_str(), teks);
        }
        assert_eq!(Tautan::parse("https://a.go.id:8443/b?c").unwrap().host(), "a.go.id:8443");
    }

    #[test]
    fn what_is_no_link_is_said_so() {
        for teks in [
            "",
            "drive.google.com",
            "ftp://a.id/x",
            "javascript:alert(1)",
            "data:text/html,x",
            "https://",
            "https://a b.id",
            "https:///x y",
        ] {
            assert_eq!(Tautan::parse(teks), Err(TautanKeliru::BukanTautan), "{teks}");
        }
        assert_eq!(
            Tautan::parse(&format!("https://a.id/{}", "x".repeat(2_000))),
            Err(TautanKeliru::TerlaluPanjang)
        );
    }

    #[test]
    fn a_password_never_travels_in_a_link() {
        for teks in ["https://budi@a.id/", "https://budi:rahasia@a.id/", "https://:rahasia@a.id/"] {
            assert_eq!(Tautan::parse(teks), Err(TautanKeliru::AdaSandi), "{teks}");
        }
    }

    #[test]
    fn addresses_of_this_machine_or_network_open_for_nobody_else() {
        for host in [
            "localhost",
            "LOCALHOST.",
            "a.localhost",
            "127.0.0.1",
            "127.1",
            "0x7f.1",
            "2130706433",
            "0.0.0.0",
            "10.1.2.3",
            "172.16.0.1",
            "192.168.1.1",
            "169.254.169.254",
            "100.64.0.1",
            "255.255.255.255",
            "224.0.0.1",
            "[::1]",
            "[::]",
            "[::ffff:10.0.0.1]",
            "[::127.0.0.1]",
            "[fe80::1]",
            "[fd00::1]",
            "[ff02::1]",
        ] {
            assert_eq!(Tautan::parse(&format!("http://{host}/x")), Err(TautanKeliru::TidakTerbuka), "{host}");
        }
    }

    proptest! {
        #[test]
        fn no_text_breaks_the_check(teks in ".*") {
            if let Ok(tautan) = Tautan::parse(&teks) { prop_assert!(tautan.as_str().starts_with("http")); }
        }

        #[test]
        fn a_link_that_was_taken_is_taken_again_unchanged(host in "[a-z]{1,9}(\\.[a-z]{2,5}){1,3}", path in "[ -~]{0,40}") {
            if let Ok(tautan) = Tautan::parse(&format!("https://{host}/{path}")) {
                prop_assert_eq!(Tautan::parse(tautan.as_str()), Ok(tautan));
            }
        }

        #[test]
        fn no_private_address_gets_through(a in any::<u8>(), b in any::<u8>(), c in any::<u8>()) {
            for host in [format!("10.{a}.{b}.{c}"), format!("192.168.{a}.{b}"), format!("127.{a}.{b}.{c}"), format!("[fe80::{a:x}:{b:x}]")] {
                prop_assert_eq!(Tautan::parse(&format!("https://{host}/")), Err(TautanKeliru::TidakTerbuka));
            }
        }
    }
}
