//! What all documents share (fonts, forms, the typesetter's library), and the desk of one document.

use crate::RenderError;
use std::{collections::HashMap, sync::OnceLock};
use typst::diag::{FileError, FileResult, SourceDiagnostic};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World, WorldExt};

/// The forms by name. Only these can be imported by a form.
const FORMS: [(&str, &str); 3] = [
    ("umum.typ", include_str!("../forms/umum.typ")),
    ("skp.typ", include_str!("../forms/skp.typ")),
    ("evaluasi.typ", include_str!("../forms/evaluasi.typ")),
];

/// Plus Jakarta Sans (SIL Open Font License 1.1), brought by `build.rs`.
const FONTS: [&[u8]; 4] = [
    include_bytes!(concat!(env!("OUT_DIR"), "/PlusJakartaSans_400Regular.ttf")),
    include_bytes!(concat!(env!("OUT_DIR"), "/PlusJakartaSans_500Medium.ttf")),
    include_bytes!(concat!(env!("OUT_DIR"), "/PlusJakartaSans_600SemiBold.ttf")),
    include_bytes!(concat!(env!("OUT_DIR"), "/PlusJakartaSans_700Bold.ttf")),
];

static PRESS: OnceLock<Press> = OnceLock::new();

/// The one press of the process, made at the first use.
pub(crate) fn press() -> Result<&'static Press, RenderError> {
    if let Some(press) = PRESS.get() {
        return Ok(press);
    }
    let press = Press::new()?;
    Ok(PRESS.get_or_init(|| press))
}

pub(crate) struct Press {
    library: LazyHash<Library>,
    book: LazyHash<FontBook>,
    fonts: Vec<Font>,
    forms: HashMap<FileId, Source>,
}

impl Press {
    fn new() -> Result<Self, RenderError> {
        let fonts: Vec<Font> = FONTS.iter().flat_map(|data| Font::iter(Bytes::new(*data))).collect();
        if fonts.len() != FONTS.len() {
            return Err(RenderError::Press(format!(
                "{} dari {} berkas huruf terbaca",
                fonts.len(),
                FONTS.len()
            )));
        }
        let mut forms = HashMap::new();
        for (name, text) in FORMS {
            let id = file_id(name)?;
            forms.insert(id, Source::new(id, text.to_owned()));
        }
        let book = LazyHash::new(FontBook::from_fonts(&fonts));
        Ok(Self { library: LazyHash::new(Library::default()), book, fonts, forms })
    }

    /// Whether every weight can print `c`.
    pub(crate) fn has_glyph(&self, c: char) -> bool {
        self.fonts.iter().all(|font| font.info().coverage.contains(c.into()))
    }

    /// A desk on which `form` is set from `files`.
    pub(crate) fn desk(&'static self, form: &str, files: Files) -> Result<Desk, RenderError> {
        let mut bytes = HashMap::from([
            (file_id("data.json")?, Bytes::new(files.data)),
            (file_id("qr.svg")?, Bytes::from_string(files.qr)),
        ]);
        if let Some(lambang) = files.lambang {
            bytes.insert(file_id("lambang.svg")?, Bytes::from_string(lambang));
        }
        Ok(Desk { press: self, main: file_id(form)?, files: bytes })
    }
}

fn file_id(name: &str) -> Result<FileId, RenderError> {
    let path = VirtualPath::new(name).map_err(|error| RenderError::Press(format!("{name}: {error}")))?;
    Ok(RootedPath::new(VirtualRoot::Project, path).intern())
}

/// The virtual files of one document.
pub(crate) struct Files {
    pub(crate) data: Vec<u8>,
    pub(crate) qr: String,
    pub(crate) lambang: Option<String>,
}

/// The world of one document: its own three files and the shared press, nothing of the machine.
pub(crate) struct Desk {
    press: &'static Press,
    main: FileId,
    files: HashMap<FileId, Bytes>,
}

impl Desk {
    /// `form:line: message (hint)` or `file: message`, for whoever edits the forms.
    pub(crate) fn explain(&self, diagnostic: &SourceDiagnostic) -> String {
        let mut text = format!("{}{}", self.place(diagnostic).unwrap_or_default(), diagnostic.message);
        for hint in &diagnostic.hints {
            text.push_str(&format!(" ({})", hint.v));
        }
        text
    }

    fn place(&self, diagnostic: &SourceDiagnostic) -> Option<String> {
        let id = diagnostic.span.id()?;
        let file = id.vpath().get_without_slash();
        let Some(form) = self.press.forms.get(&id) else { return Some(format!("{file}: ")) };
        let line = form.lines().byte_to_line(self.range(diagnostic.span)?.start)?;
        Some(format!("{file}:{}: ", line + 1))
    }
}

impl World for Desk {
    fn library(&self) -> &LazyHash<Library> {
        &self.press.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.press.book
    }

    fn main(&self) -> FileId {
        self.main
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        self.press.forms.get(&id).cloned().ok_or_else(|| not_found(id))
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        self.files.get(&id).cloned().ok_or_else(|| not_found(id))
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.press.fonts.get(index).cloned()
    }

    /// No clock: a form that asks for today does not compile.
    fn today(&self, _offset: Option<Duration>) -> Option<Datetime> {
        None
    }
}

fn not_found(id: FileId) -> FileError {
    FileError::NotFound(id.vpath().get_without_slash().into())
}
