//! `kinerja`: commands.

fn main() {}
