//! `sqlx::migrate!` reads the folder at compile time; cargo has to be told that a new file matters.
fn main() {
    println!("cargo:rerun-if-changed=migrations");
}
