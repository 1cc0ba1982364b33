//! The bundled stylesheet, script, icons and font, served from memory under names that change with their content.

use axum::extract::Path;
use axum::http::header::{
    ACCEPT_ENCODING, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_TYPE, ETAG, IF_NONE_MATCH, VARY,
    X_CONTENT_TYPE_OPTIONS,
};
use axum::http::{HeaderMap, HeaderName, StatusCode};
use axum::response::{IntoResponse, Response};
use rust_embed::RustEmbed;

mod names {
    include!(concat!(env!("OUT_DIR"), "/aset.rs"));
}

/// Route of [`serve`].
pub const ROUTE: &str = "/aset/{name}";

/// A year: the name changes when the content does.
const FOREVER: &str = "public, max-age=31536000, immutable";

#[derive(RustEmbed)]
#[folder = "$OUT_DIR/aset"]
struct Folder;

/// Address of the stylesheet.
pub fn css_url() -> &'static str {
    names::CSS
}

/// Address of the script.
pub fn js_url() -> &'static str {
    names::JS
}

/// Address of the Latin subset of the font, for a preload.
pub fn font_url() -> &'static str {
    names::FONT
}

/// Address of the icon sprite; an icon is `#name` in it.
pub fn ikon_url() -> &'static str {
    names::IKON
}

/// Address of the mark, also the icon of the browser's tab.
pub fn logo_url() -> &'static str {
    names::LOGO
}

/// Names of all icons, sorted.
pub fn nama_ikon() -> &'static [&'static str] {
    &names::NAMA_IKON
}

/// Answers `GET /aset/{name}`: gzip bytes to a browser that takes them, 304 when it has them, 404 for other names.
pub async fn serve(Path(name): Path<String>, headers: HeaderMap) -> Response {
    match content_type(&name) {
        Some(kind) => answer(&name, kind, &headers),
        None => StatusCode::NOT_FOUND.into_response(),
    }
}

fn answer(name: &str, kind: &'static str, asked: &HeaderMap) -> Response {
    let packed = if takes_gzip(asked) { Folder::get(&format!("{name}.gz")) } else { None };
    let encoding = packed.as_ref().map(|_| (CONTENT_ENCODING, "gzip"));
    let Some(file) = packed.or_else(|| Folder::get(name)) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    // Strong tags differ by encoding, because the bytes do.
    let tag = format!("\"{name}{}\"", if encoding.is_some() { ".gz" } else { "" });
    let cached = [(ETAG, tag.as_str()), (CACHE_CONTROL, FOREVER), (VARY, "accept-encoding")];
    if knows(asked, &tag) {
        return (StatusCode::NOT_MODIFIED, cached).into_response();
    }
    let typed = [(CONTENT_TYPE, kind), (X_CONTENT_TYPE_OPTIONS, "nosniff")];
    let mut response = (cached, typed, file.data).into_response();
    if let Some((header, value)) = encoding {
        response.headers_mut().insert(header, axum::http::HeaderValue::from_static(value));
    }
    response
}

fn content_type(name: &str) -> Option<&'static str> {
    match name.rsplit_once('.')?.1 {
        "css" => Some("text/css; charset=utf-8"),
        "js" => Some("text/javascript; charset=utf-8"),
        "svg" => Some("image/svg+xml"),
        "woff2" => Some("font/woff2"),
        _ => None,
    }
}

fn takes_gzip(headers: &HeaderMap) -> bool {
    values(headers, &ACCEPT_ENCODING).any(|value| {
        let (name, quality) = value.split_once(';').unwrap_or((value, ""));
        name.trim() == "gzip" && !matches!(quality.trim(), "q=0" | "q=0.0" | "q=0.00" | "q=0.000")
    })
}

fn knows(headers: &HeaderMap, tag: &str) -> bool {
    values(headers, &IF_NONE_MATCH).any(|value| value.trim().trim_start_matches("W/") == tag)
}

/// The comma-separated values of a header, over all its lines.
fn values<'a>(headers: &'a HeaderMap, name: &HeaderName) -> impl Iterator<Item = &'a str> {
    headers.get_all(name).into_iter().filter_map(|line| line.to_str().ok()).flat_map(|line| line.split(','))
}

#[cfg(test)]
mod tests {
    use super::*;

    async fn get(url: &str, headers: &[(HeaderName, &str)]) -> Response {
        let headers = headers.iter().map(|(name, value)| (name.clone(), value.parse().unwrap())).collect();
        serve(Path(url.rsplit('/').next().unwrap().to_owned()), headers).await
    }

    async fn bytes(response: Response) -> usize {
        axum::body::to_bytes(response.into_body(), usize::MAX).await.unwrap().len()
    }

    #[tokio::test]
    async fn every_named_asset_is_served_with_its_type() {
        let kinds = [
            (css_url(), "text/css"),
            (js_url(), "text/javascript"),
            (font_url(), "font/woff2"),
            (logo_url(), "image/svg+xml"),
        ];
        for (url, kind) in kinds {
            let response = get(url, &[]).await;
            assert_eq!(response.status(), StatusCode::OK, "{url}");
            assert!(response.headers()[CONTENT_TYPE].to_str().unwrap().starts_with(kind), "{url}");
            assert_eq!(response.headers()[CACHE_CONTROL], FOREVER);
        }
    }

    #[tokio::test]
    async fn gzip_is_sent_only_to_those_who_take_it() {
        let plain = get(css_url(), &[(ACCEPT_ENCODING, "br, gzip;q=0")]).await;
        assert!(!plain.headers().contains_key(CONTENT_ENCODING));
        let packed = get(css_url(), &[(ACCEPT_ENCODING, "gzip, deflate")]).await;
        assert_eq!(packed.headers()[CONTENT_ENCODING], "gzip");
        assert_ne!(packed.headers()[ETAG], plain.headers()[ETAG]);
        assert!(bytes(packed).await * 3 < bytes(plain).await);
    }

    #[tokio::test]
    async fn what_the_browser_has_is_not_sent_again() {
        let tag = get(js_url(), &[]).await.headers()[ETAG].to_str().unwrap().to_owned();
        let again = get(js_url(), &[(IF_NONE_MATCH, &format!("\"lain\", W/{tag}"))]).await;
        assert_eq!(again.status(), StatusCode::NOT_MODIFIED);
        assert_eq!(bytes(again).await, 0);
    }

    #[tokio::test]
    async fn other_names_are_not_found() {
        for name in ["", "x.css", "../Cargo.toml", "kinerja.exe", &format!("{}.gz", css_url())] {
            assert_eq!(get(name, &[]).await.status(), StatusCode::NOT_FOUND, "{name}");
        }
    }

    /// The budget of quality.md: a first page is at most 80 kB over the wire; these are its fixed part.
    #[tokio::test]
    async fn the_assets_leave_room_for_the_first_page() {
        let mut sum = 0;
        for url in [css_url(), js_url(), font_url(), ikon_url(), logo_url()] {
            sum += bytes(get(url, &[(ACCEPT_ENCODING, "gzip")]).await).await;
        }
        assert!(sum < 60_000, "{sum} bytes");
        assert!(bytes(get(js_url(), &[(ACCEPT_ENCODING, "gzip")]).await).await < 8_000);
    }

    /// Chrome 90 and iOS 14 drop a whole rule that has one of these.
    #[test]
    fn the_stylesheet_speaks_to_old_browsers() {
        let file = Folder::get(css_url().rsplit('/').next().unwrap()).unwrap();
        let css = String::from_utf8(file.data.into_owned()).unwrap();
        for word in [
            "@layer",
            ":is(",
            ":where(",
            ":has(",
            "inset:",
            "color-mix",
            "light-dark",
            "oklch",
            "@container",
            "dvh",
        ] {
            assert!(!css.contains(word), "{word}");
        }
    }
}
