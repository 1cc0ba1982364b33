//! What a form sent, once it is known to come from our own page.

use axum::body::{Body, to_bytes};
use axum::extract::{FromRequest, Multipart, Request};
use axum::http::header::{CONTENT_TYPE, HOST, ORIGIN};
use axum::http::request::Parts;
use platform::receipts::Submit;
use platform::{App, Fault, Result, Uuid, secrets};

use crate::request;

/// Largest form without files.
const FORM_BYTES_MAX: usize = 512 * 1024;
/// Largest form with files (the router's body limit); a file itself is limited where it is used.
pub const UPLOAD_BYTES_MAX: usize = 24 * 1024 * 1024;
/// Most fields of a form: twenty daily entries of ten fields, twice over.
const FIELDS_MAX: usize = 2_000;

/// A file of a form.
#[derive(Clone, Debug)]
pub struct Upload {
    pub field: String,
    /// As the browser says it: for people only, never a path.
    pub name: String,
    pub bytes: Vec<u8>,
}

/// A form's content. Cannot be had unverified: [`Posted::receive`] is the only way to one.
#[derive(Clone, Debug)]
pub struct Posted {
    pub fields: Fields,
    pub uploads: Vec<Upload>,
    path: String,
    /// Where this browser reached the site: scheme and host, without a slash at the end.
    situs: String,
    /// SHA-256 of the session token that came with it; empty without one.
    pub(crate) sesi: Vec<u8>,
}

impl Posted {
    /// Reads a form that our own page sent.
    ///
    /// # Errors
    /// [`Fault::CrossSite`] when another site sent it, [`Fault::Unreadable`] when it is too large or no form.
    pub(crate) async fn receive(app: &App, parts: &Parts, body: Body) -> Result<Self> {
        same_origin(app, parts)?;
        let kind = parts.headers.get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
        let path = parts.uri.path().to_owned();
        let (fields, uploads) = match kind.split(';').next().unwrap_or_default().trim() {
            "application/x-www-form-urlencoded" => (read_urlencoded(body).await?, Vec::new()),
            "multipart/form-data" => read_multipart(parts, body).await?,
            other => return Err(Fault::Unreadable(format!("content type {other:?}"))),
        };
        match fields.0.len() {
            0..=FIELDS_MAX => Ok(Self {
                fields,
                uploads,
                path,
                situs: situs(app, parts).unwrap_or_default(),
                sesi: request::session_fingerprint(app, &parts.headers),
            }),
            n => Err(Fault::Unreadable(format!("{n} fields"))),
        }
    }

    /// What was typed, without the files.
    pub(crate) fn typed(&self) -> Self {
        Self {
            fields: self.fields.clone(),
            uploads: Vec::new(),
            path: self.path.clone(),
            situs: self.situs.clone(),
            sesi: self.sesi.clone(),
        }
    }

    /// The address of the site as this browser reached it: scheme and host, without a slash at the end.
    pub fn situs(&self) -> &str {
        &self.situs
    }

    /// The key under which this submit is done once.
    ///
    /// # Errors
    /// [`Fault::Unreadable`] when the form carries no `kunci`.
    pub fn submit(&self) -> Result<Submit> {
        let kunci =
            Uuid::parse_str(self.fields.text("kunci")).map_err(|_| Fault::Unreadable("kunci".into()))?;
        let mut content = String::new();
        for (name, value) in self.fields.0.iter().filter(|(name, _)| name != "kunci") {
            content.push_str(&format!("{}:{name}={}:{value}\n", name.len(), value.len()));
        }
        for upload in &self.uploads {
            content.push_str(&format!("{}@{}\n", upload.field, secrets::sha256_hex(&upload.bytes)));
        }
        Ok(Submit { kunci, rute: self.path.clone(), isi_sha256: secrets::sha256_hex(content.as_bytes()) })
    }

    /// The file of a field, if one was chosen.
    pub fn upload(&self, field: &str) -> Option<&Upload> {
        self.uploads.iter().find(|upload| upload.field == field && !upload.bytes.is_empty())
    }
}

/// A state-changing request needs `Sec-Fetch-Site: same-origin` or `none`; browsers too old for that an own `Origin`.
fn same_origin(app: &App, parts: &Parts) -> Result<()> {
    let header = |name: &str| parts.headers.get(name).and_then(|value| value.to_str().ok());
    if let Some(site) = header("sec-fetch-site") {
        return if matches!(site, "same-origin" | "none") { Ok(()) } else { Err(Fault::CrossSite) };
    }
    let own = situs(app, parts);
    let origin = header(ORIGIN.as_str());
    if origin.is_some() && origin == own.as_deref() { Ok(()) } else { Err(Fault::CrossSite) }
}

/// Scheme and host of a request; none where the host is missing or unreadable.
fn situs(app: &App, parts: &Parts) -> Option<String> {
    let scheme = if app.https { "https" } else { "http" };
    let host = parts.headers.get(HOST)?.to_str().ok()?;
    Some(format!("{scheme}://{host}"))
}

async fn read_urlencoded(body: Body) -> Result<Fields> {
    let bytes = to_bytes(body, FORM_BYTES_MAX).await.map_err(|err| Fault::Unreadable(err.to_string()))?;
    let pairs = form_urlencoded::parse(&bytes);
    Ok(Fields(pairs.map(|(name, value)| (name.into_owned(), value.into_owned())).collect()))
}

async fn read_multipart(parts: &Parts, body: Body) -> Result<(Fields, Vec<Upload>)> {
    let unreadable = |err: axum::extract::multipart::MultipartError| Fault::Unreadable(err.to_string());
    let multipart = Multipart::from_request(Request::from_parts(parts.clone(), body), &()).await;
    let mut multipart = multipart.map_err(|err| Fault::Unreadable(err.to_string()))?;
    let (mut fields, mut uploads) = (Vec::new(), Vec::new());
    while let Some(field) = multipart.next_field().await.map_err(unreadable)? {
        let name = field.name().unwrap_or_default().to_owned();
        match field.file_name().map(str::to_owned) {
            Some(file) => {
                let bytes = field.bytes().await.map_err(unreadable)?.to_vec();
                uploads.push(Upload { field: name, name: file, bytes });
            }
            None => fields.push((name, field.text().await.map_err(unreadable)?)),
        }
    }
    Ok((Fields(fields), uploads))
}

/// A key for one of many buttons of a page: the page's own key with the row's id mixed into its random bits.
pub fn key_for(page: Uuid, row: Uuid) -> Uuid {
    let digest = secrets::fingerprint(&format!("{page}{row}"));
    let mut bytes = *page.as_bytes();
    // Bytes 8..16 are the random end of a UUIDv7, behind the two bits of its variant.
    bytes[9..].copy_from_slice(&digest[..7]);
    Uuid::from_bytes(bytes)
}

/// Names and values in the order they were sent.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fields(pub Vec<(String, String)>);

impl Fields {
    /// The first value of a name, without white space around it; empty when there is none.
    pub fn text(&self, name: &str) -> &str {
        self.0.iter().find(|(key, _)| key == name).map_or("", |(_, value)| value.trim())
    }

    /// The first value of a name exactly as typed: passwords may begin or end with a space.
    pub fn raw(&self, name: &str) -> &str {
        self.0.iter().find(|(key, _)| key == name).map_or("", |(_, value)| value.as_str())
    }

    /// Whether the form sent the name at all.
    pub fn has(&self, name: &str) -> bool {
        self.0.iter().any(|(key, _)| key == name)
    }

    /// All values of a name.
    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.0.iter().filter(move |(key, _)| key == name).map(|(_, value)| value.trim())
    }
}

/// What is wrong with a form: one message a field, in the order of the page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FieldErrors(pub Vec<FieldError>);

/// One message, at one field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldError {
    pub field: String,
    /// What happened and what to do, in Bahasa Indonesia.
    pub pesan: String,
}

impl FieldErrors {
    /// Adds a message.
    pub fn add(&mut self, field: impl Into<String>, pesan: impl Into<String>) {
        self.0.push(FieldError { field: field.into(), pesan: pesan.into() });
    }

    /// The message at a field; empty when there is none.
    pub fn of(&self, field: impl AsRef<str>) -> &str {
        self.0.iter().find(|error| error.field == field.as_ref()).map_or("", |error| error.pesan.as_str())
    }

    /// Field and message of each, for the summary on top of the form.
    pub fn pasangan(&self) -> Vec<(&str, &str)> {
        self.0.iter().map(|error| (error.field.as_str(), error.pesan.as_str())).collect()
    }

    /// Whether nothing is wrong.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The value, if nothing is wrong.
    pub fn or<T>(self, value: T) -> std::result::Result<T, Self> {
        if self.is_empty() { Ok(value) } else { Err(self) }
    }
}

/// Why a form was not taken: something to mend, or a fault.
#[derive(Debug)]
pub enum Refused {
    Form(FieldErrors),
    Fault(Fault),
}

impl From<Fault> for Refused {
    fn from(fault: Fault) -> Self {
        Self::Fault(fault)
    }
}

impl From<FieldErrors> for Refused {
    fn from(errors: FieldErrors) -> Self {
        Self::Form(errors)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn posted(fields: &[(&str, &str)]) -> Posted {
        let fields = fields.iter().map(|(a, b)| ((*a).to_owned(), (*b).to_owned())).collect();
        Posted {
            fields: Fields(fields),
            uploads: Vec::new(),
            path: "/x".into(),
            situs: String::new(),
            sesi: Vec::new(),
        }
    }

    #[test]
    fn the_fingerprint_of_a_form_leaves_its_key_out_and_sees_everything_else() {
        let key = "0192f3a4-0000-7000-8000-0123456789ab";
        let other = "0192f3a4-0000-7000-8000-0123456789ac";
        let a = posted(&[("kunci", key), ("teks", "x")]).submit().unwrap();
        let b = posted(&[("kunci", other), ("teks", "x")]).submit().unwrap();
        let c = posted(&[("kunci", key), ("teks", "y")]).submit().unwrap();
        assert_eq!(a.isi_sha256, b.isi_sha256);
        assert_ne!(a.isi_sha256, c.isi_sha256);
        assert!(posted(&[("teks", "x")]).submit().is_err());
    }

    #[test]
    fn fields_cannot_be_shifted_into_one_another() {
        let a = posted(&[("kunci", "0192f3a4-0000-7000-8000-0123456789ab"), ("a", "b"), ("c", "d")]);
        let b = posted(&[("kunci", "0192f3a4-0000-7000-8000-0123456789ab"), ("a", "b\n1:c=1:d")]);
        assert_ne!(a.submit().unwrap().isi_sha256, b.submit().unwrap().isi_sha256);
    }
}
