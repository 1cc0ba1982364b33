//! Prints every invented document of `contoh/` into a folder: `cargo run -p documents-typst --example contoh -- DIR`.

use documents::Dokumen;
use std::{env, error::Error, fs, path::Path};

fn main() -> Result<(), Box<dyn Error>> {
    let out = env::args_os().nth(1).ok_or("usage: contoh DIR")?;
    fs::create_dir_all(&out)?;
    for entry in fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("contoh"))? {
        let from = entry?.path();
        let doc: Dokumen = serde_json::from_slice(&fs::read(&from)?)?;
        let pdf = documents_typst::render(&doc)?;
        let name = from.with_extension("pdf");
        let to = Path::new(&out).join(name.file_name().ok_or("a file without a name")?);
        fs::write(&to, &pdf)?;
        println!("{} ({} bytes)", to.display(), pdf.len());
    }
    Ok(())
}
