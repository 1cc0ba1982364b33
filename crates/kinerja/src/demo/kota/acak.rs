//! Seeded pseudo-random numbers: the demo city must come out the same on every machine and in every run.
//!
//! SplitMix64 (Steele, Lea, Flood: "Fast splittable pseudorandom number generators", OOPSLA 2014). Good enough to
//! spread names and dates; never for secrets.

/// A stream of numbers. Two streams of the same seed and labels are equal.
#[derive(Debug, Clone)]
pub(crate) struct Acak(u64);

impl Acak {
    /// A stream of its own for a purpose and a thing, so that one more entry for one person moves nobody else's.
    pub(crate) fn untuk(benih: u64, keperluan: &str, kunci: &str) -> Self {
        // FNV-1a: cheap, stable over Rust versions (the standard hasher promises neither).
        let mut h = 0xcbf2_9ce4_8422_2325_u64 ^ benih.wrapping_mul(0x9e37_79b9_7f4a_7c15);
        for b in keperluan.bytes().chain([0xff]).chain(kunci.bytes()) {
            h = (h ^ u64::from(b)).wrapping_mul(0x0000_0100_0000_01b3);
        }
        Self(h)
    }

    /// The next 64 bits.
    pub(crate) fn bit64(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number in `0..n`; 0 when `n` is 0. The bias of the remainder is far below what a demo can show.
    pub(crate) fn di_bawah(&mut self, n: usize) -> usize {
        match u64::try_from(n) {
            Ok(n) if n > 0 => usize::try_from(self.bit64() % n).unwrap_or(0),
            _ => 0,
        }
    }

    /// A number in `dari..=sampai`; `dari` when the range is empty.
    pub(crate) fn antara(&mut self, dari: i64, sampai: i64) -> i64 {
        let lebar = u64::try_from(sampai.saturating_sub(dari)).unwrap_or(0) + 1;
        dari + i64::try_from(self.bit64() % lebar).unwrap_or(0)
    }

    /// True in about `pct` of 100 cases.
    pub(crate) fn persen(&mut self, pct: u32) -> bool {
        self.di_bawah(100) < usize::try_from(pct).unwrap_or(100)
    }

    /// One of the items, or nothing of nothing.
    pub(crate) fn pilih<'a, T>(&mut self, isi: &'a [T]) -> Option<&'a T> {
        isi.get(self.di_bawah(isi.len()))
    }

    /// The items in a new order (Fisher-Yates).
    pub(crate) fn kocok<T>(&mut self, isi: &mut [T]) {
        for i in (1..isi.len()).rev() {
            let j = self.di_bawah(i + 1);
            isi.swap(i, j);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Acak;

    #[test]
    fn same_labels_give_the_same_stream_and_others_do_not() {
        let ambil = |keperluan, kunci| Acak::untuk(7, keperluan, kunci).bit64();
        assert_eq!(ambil("nama", "p0001"), ambil("nama", "p0001"));
        assert_ne!(ambil("nama", "p0001"), ambil("nama", "p0002"));
        assert_ne!(ambil("nama", "p0001"), ambil("umur", "p0001"));
    }

    #[test]
    fn ranges_hold_and_reach_both_ends() {
        let mut a = Acak::untuk(1, "uji", "");
        let lihat: Vec<i64> = (0..500).map(|_| a.antara(3, 5)).collect();
        assert!(lihat.iter().all(|n| (3..=5).contains(n)));
        assert!(lihat.contains(&3) && lihat.contains(&5));
        assert_eq!(a.antara(9, 9), 9);
        assert_eq!(a.di_bawah(0), 0);
    }

    #[test]
    fn shuffling_keeps_every_item() {
        let mut isi: Vec<u32> = (0..50).collect();
        Acak::untuk(1, "kocok", "").kocok(&mut isi);
        assert_ne!(isi, (0..50).collect::<Vec<_>>());
        isi.sort_unstable();
        assert_eq!(isi, (0..50).collect::<Vec<_>>());
    }
}
