//! QR codes as an SVG of one path: sharp at any size, the same on paper and on a page.

use qrcode::{Color, EcLevel, QrCode};
use std::fmt::Write as _;

/// Longest payload: beyond it the modules become too small for a phone at the printed size.
pub const PAYLOAD_BYTES_MAX: usize = 600;

/// Blank modules on each side that readers need (ISO/IEC 18004).
const QUIET: usize = 4;

/// A payload that cannot become a QR.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum QrError {
    /// Empty.
    #[error("isi QR kosong")]
    Empty,
    /// More than [`PAYLOAD_BYTES_MAX`].
    #[error("isi QR {0} bita, paling banyak {PAYLOAD_BYTES_MAX}")]
    TooLong(usize),
    /// Refused by the encoder.
    #[error("QR tidak dapat dibuat: {0}")]
    Encode(String),
}

/// A QR code, error correction M.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Qr {
    width: usize,
    dark: Vec<bool>,
}

impl Qr {
    /// Encodes `payload`; see [`QrError`].
    pub fn new(payload: &str) -> Result<Self, QrError> {
        match payload.len() {
            0 => return Err(QrError::Empty),
            len if len > PAYLOAD_BYTES_MAX => return Err(QrError::TooLong(len)),
            _ => {}
        }
        let code = QrCode::with_error_correction_level(payload, EcLevel::M)
            .map_err(|error| QrError::Encode(error.to_string()))?;
        let width = code.width();
        let dark = code.into_colors().into_iter().map(|color| color == Color::Dark).collect();
        Ok(Self { width, dark })
    }

    /// Modules on a side, the quiet zone included: a printer needs at least 0.33 mm for each.
    pub fn modules(&self) -> usize {
        self.width + 2 * QUIET
    }

    /// An SVG document, one unit a module, black on white, quiet zone included.
    pub fn svg(&self) -> String {
        let side = self.modules();
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {side} {side}\" shape-rendering=\"crispEdges\">\
             <path fill=\"#fff\" d=\"M0 0h{side}v{side}H0z\"/><path fill=\"#000\" d=\"{}\"/></svg>",
            self.path()
        )
    }

    /// Dark modules of a row that touch are one rectangle: fewer edges, no hairlines between them.
    fn path(&self) -> String {
        let mut path = String::new();
        for (y, row) in self.dark.chunks(self.width).enumerate() {
            let mut x = 0;
            for run in row.chunk_by(|left, right| left == right) {
                if run.first() == Some(&true) {
                    let len = run.len();
                    // Writing to a String cannot fail.
                    let _ = write!(path, "M{} {}h{len}v1h-{len}z", x + QUIET, y + QUIET);
                }
                x += run.len();
            }
        }
        path
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_finder_pattern_opens_the_path() {
        let svg = Qr::new("https://kinerja.contoh.go.id/p/1").expect("short").svg();
        assert!(svg.contains("d=\"M4 4h7v1h-7z"), "{svg}");
    }

    #[test]
    fn the_path_paints_each_dark_module_once() {
        let qr = Qr::new("KINERJA").expect("short");
        let painted: usize = qr
            .path()
            .split('h')
            .filter_map(|part| part.split_once("v1").and_then(|(len, _)| len.parse::<usize>().ok()))
            .sum();
        assert_eq!(painted, qr.dark.iter().filter(|dark| **dark).count());
    }

    #[test]
    fn sizes_that_cannot_be_printed_are_refused() {
        assert_eq!(Qr::new(""), Err(QrError::Empty));
        assert_eq!(Qr::new(&"x".repeat(601)), Err(QrError::TooLong(601)));
        let longest = Qr::new(&"x".repeat(600)).expect("fits");
        assert!(longest.modules() <= 110, "{}", longest.modules());
    }
}
