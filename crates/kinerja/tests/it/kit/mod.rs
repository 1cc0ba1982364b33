//! What the tests speak: a city, its people as clients, pages as a person reads them.

mod client;
mod html;
mod kota;
mod snapshot;
pub(crate) mod statements;

pub(crate) use client::{Answer, Client, SESSION, ids_in, without_ids};
pub(crate) use html::{Form, forms, text};
pub(crate) use kota::{
    Engine, Folder, Kota, TODAY, connect, database_of, drop_database, empty_postgresql, in_kota,
    on_both_engines, on_postgresql, postgresql_url, runtime,
};
pub(crate) use snapshot::reviewed;
