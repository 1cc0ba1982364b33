//! Whole rupiah: shares of a sum, rounding up to hundreds, and how a sum is read aloud.

use crate::{Pecahan, desimal::ribuan};

/// Most rupiah that a field of a pay rule may hold.
pub const RUPIAH_MAKS: i64 = 1_000_000_000_000;

/// "Rp4.895.000"; a minus sign stands before it.
pub(crate) fn rp(nilai: i64) -> String {
    let tanda = if nilai < 0 { "-" } else { "" };
    format!("{tanda}Rp{}", ribuan(nilai.unsigned_abs()))
}

/// "Rp2.734.114,25".
pub(crate) fn rp_pecahan(nilai: Pecahan) -> String {
    format!("Rp{nilai}")
}

/// So large a share of a sum, cut off to whole rupiah.
pub(crate) fn bagian(rupiah: i64, tarif: Pecahan) -> i64 {
    (Pecahan::bulat(rupiah) * tarif).lantai()
}

/// The next hundred that is not below the sum.
pub(crate) const fn ke_ratusan(rupiah: i64) -> i64 {
    rupiah + (-rupiah).rem_euclid(100)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_are_cut_off() {
        assert_eq!(bagian(3_119_984, Pecahan::persen(8)), 249_598);
        assert_eq!(bagian(99, Pecahan::persen(1)), 0);
    }

    #[test]
    fn hundreds_are_reached_from_below() {
        assert_eq!([0, 1, 100, 101, 4_317_566].map(ke_ratusan), [0, 100, 100, 200, 4_317_600]);
    }

    #[test]
    fn sums_are_read_aloud() {
        assert_eq!((rp(4_895_000).as_str(), rp(-500).as_str()), ("Rp4.895.000", "-Rp500"));
        assert_eq!(rp_pecahan(Pecahan::per(5, 2)), "Rp2,5");
    }
}
