//! PermenPANRB 6/2024: recruitment of ASN, its final score, its order of ties, and who goes on to the SKB.

use chrono::NaiveDate;

mod integrasi;
mod kuota_skb;
mod tie_break;

const REGULASI: &str = "PermenPANRB 6/2024";
/// The month is from general knowledge; its first day is taken.
const BERLAKU_MULAI: Option<NaiveDate> = NaiveDate::from_ymd_opt(2024, 7, 1);

pub(crate) use integrasi::ATURAN as INTEGRASI;
pub use integrasi::{integrasi_skd_skb, jelaskan_integrasi};
pub(crate) use kuota_skb::ATURAN as KUOTA_SKB;
pub use kuota_skb::{PESERTA_PER_FORMASI, jelaskan_kuota_skb, kuota_skb};
pub(crate) use tie_break::ATURAN as TIE_BREAK;
pub use tie_break::{Pembeda, PesertaSeleksi, jelaskan_urutan, pembeda, urutkan_peserta};
