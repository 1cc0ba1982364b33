//! A person with a browser.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::sync::Mutex;

use axum::body::{Body, to_bytes};
use axum::http::header::{CONTENT_TYPE, COOKIE, HOST, LOCATION, SET_COOKIE};
use axum::http::{HeaderMap, Request};
use tower::ServiceExt;

use super::html::{self, Form};
use super::kota::Kota;

const HOST_NAME: &str = "kinerja.example";
/// Name of the session's cookie on plain http.
pub(crate) const SESSION: &str = "kinerja_sesi";
const BODY_BYTES_MAX: usize = 4 * 1024 * 1024;

/// Somebody with a browser: cookies are kept, forms are sent as the page drew them.
pub(crate) struct Client<'k> {
    kota: &'k Kota,
    pub(crate) siapa: String,
    cookies: Mutex<BTreeMap<String, String>>,
}

impl<'k> Client<'k> {
    pub(super) fn new(kota: &'k Kota, siapa: &str) -> Self {
        Self { kota, siapa: siapa.to_owned(), cookies: Mutex::default() }
    }

    /// The same person at another browser: another tab with the same session.
    pub(crate) fn second_tab(&self) -> Self {
        let cookies = Mutex::new(self.cookies.lock().expect("one at a time").clone());
        Self { kota: self.kota, siapa: self.siapa.clone(), cookies }
    }

    /// Looks at a page.
    pub(crate) async fn get(&self, path: &str) -> Answer {
        self.send(Request::get(path).body(Body::empty()).expect("a request")).await
    }

    /// Looks at a page that must be there.
    pub(crate) async fn opens(&self, path: &str) -> Answer {
        let answer = self.get(path).await;
        assert_eq!(answer.status, 200, "{} opens {path}: {}", self.siapa, answer.text());
        answer
    }

    /// Fills in the form of a page that sends to itself, and sends it.
    pub(crate) async fn submits(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let action = path.split('?').next().unwrap_or(path);
        self.presses(path, action, fields).await
    }

    /// Presses a button of a page: the form that sends to `action`.
    pub(crate) async fn presses(&self, path: &str, action: &str, fields: &[(&str, &str)]) -> Answer {
        let form = self.opens(path).await.form(action).with_all(fields);
        self.sends(&form).await
    }

    /// Sends a form, as a browser does that is on our own page.
    pub(crate) async fn sends(&self, form: &Form) -> Answer {
        self.sends_with(form, &[("sec-fetch-site", "same-origin")]).await
    }

    /// Sends a form with chosen headers.
    pub(crate) async fn sends_with(&self, form: &Form, headers: &[(&str, &str)]) -> Answer {
        let mut body = form_urlencoded::Serializer::new(String::new());
        body.extend_pairs(&form.fields);
        let mut request =
            Request::post(&form.action).header(CONTENT_TYPE, "application/x-www-form-urlencoded");
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        self.send(request.body(Body::from(body.finish())).expect("a request")).await
    }

    /// Sends a body of any kind from our own page.
    pub(crate) async fn posts_as(&self, path: &str, kind: &str, body: &str) -> Answer {
        let request = Request::post(path).header(CONTENT_TYPE, kind).header("sec-fetch-site", "same-origin");
        self.send(request.body(Body::from(body.to_owned())).expect("a request")).await
    }

    /// Looks at every page that can be reached from the own home by links, some of each kind; in the order of the links.
    pub(crate) async fn looks_around(&self) -> Vec<Answer> {
        let mut open = VecDeque::from(["/".to_owned()]);
        let mut kinds: BTreeMap<String, usize> = BTreeMap::new();
        let mut known: BTreeSet<String> = BTreeSet::from(["/".to_owned()]);
        let mut seen = Vec::new();
        while let Some(path) = open.pop_front() {
            let kind = kinds.entry(kind_of(&path)).or_default();
            *kind += 1;
            if *kind > OF_A_KIND_MAX {
                continue;
            }
            let answer = self.get(&path).await;
            let pages = answer.links().into_iter().filter(|link| is_page(link));
            open.extend(pages.filter(|link| known.insert(link.clone())));
            seen.push(answer);
        }
        seen
    }

    /// Goes where an answer leads.
    pub(crate) async fn follows(&self, answer: &Answer) -> Answer {
        let to = answer.location().unwrap_or_else(|| panic!("leads nowhere: {}", answer.text())).to_owned();
        self.opens(&to).await
    }

    /// Logs in by the form of the login page.
    pub(crate) async fn logs_in(&self, masuk: &str, sandi: &str) -> Answer {
        self.submits("/masuk", &[("masuk", masuk), ("sandi", sandi)]).await
    }

    /// Uses a card.
    pub(crate) async fn activates(&self, kode: &str, sandi: &str) -> Answer {
        self.submits("/aktifkan", &[("kode", kode), ("sandi", sandi)]).await
    }

    /// Whether the browser holds a session.
    pub(crate) fn has_session(&self) -> bool {
        self.cookie(SESSION).is_some()
    }

    /// The value of a cookie.
    pub(crate) fn cookie(&self, name: &str) -> Option<String> {
        self.cookies.lock().expect("one at a time").get(name).cloned()
    }

    /// Puts a cookie into the browser.
    pub(crate) fn set_cookie(&self, name: &str, value: &str) {
        self.cookies.lock().expect("one at a time").insert(name.to_owned(), value.to_owned());
    }

    async fn send(&self, mut request: Request<Body>) -> Answer {
        request.headers_mut().insert(HOST, HOST_NAME.parse().expect("a host"));
        let cookies: Vec<String> = {
            let cookies = self.cookies.lock().expect("one at a time");
            cookies.iter().map(|(name, value)| format!("{name}={value}")).collect()
        };
        if !cookies.is_empty() {
            request.headers_mut().insert(COOKIE, cookies.join("; ").parse().expect("cookies"));
        }
        let path = request.uri().to_string();
        let response = self.kota.router().oneshot(request).await.expect("a router never fails");
        let (parts, body) = response.into_parts();
        let bytes = to_bytes(body, BODY_BYTES_MAX).await.expect("a body");
        self.keep_cookies(&parts.headers);
        let body = String::from_utf8_lossy(&bytes).into_owned();
        Answer { status: parts.status.as_u16(), headers: parts.headers, body, path }
    }

    fn keep_cookies(&self, headers: &HeaderMap) {
        let mut cookies = self.cookies.lock().expect("one at a time");
        for line in headers.get_all(SET_COOKIE) {
            let line = line.to_str().expect("a readable cookie");
            let pair = line.split(';').next().unwrap_or_default();
            let (name, value) = pair.split_once('=').expect("a cookie has a value");
            if line.contains("Max-Age=0") {
                cookies.remove(name);
            } else {
                cookies.insert(name.to_owned(), value.to_owned());
            }
        }
    }
}

/// Pages of the same kind that somebody looks at who looks around.
const OF_A_KIND_MAX: usize = 6;

/// A page of ours: no anchor, no file to load down, no other site.
fn is_page(link: &str) -> bool {
    if [".xlsx", ".csv", "/unduh"].iter().any(|end| link.ends_with(end)) {
        return false;
    }
    let is_elsewhere = !link.starts_with('/') || link.starts_with("//") || link.contains('#');
    let is_file = link.starts_with("/aset/") || link.ends_with("/cetak");
    !is_elsewhere && !is_file
}

/// What came back.
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) headers: HeaderMap,
    pub(crate) body: String,
    /// What was asked for.
    pub(crate) path: String,
}

impl Answer {
    /// What a person reads.
    pub(crate) fn text(&self) -> String {
        html::text(&self.body)
    }

    /// Whether a person reads this.
    pub(crate) fn says(&self, words: &str) -> bool {
        self.text().contains(words)
    }

    /// Stops the test unless the page has this status and says these words.
    #[track_caller]
    pub(crate) fn must(&self, status: u16, words: &str) -> &Self {
        assert_eq!(self.status, status, "{}: {}", self.path, self.text());
        assert!(self.says(words), "{} does not say {words:?}: {}", self.path, self.text());
        self
    }

    /// Stops the test unless it was saved and leads there.
    #[track_caller]
    pub(crate) fn leads_to(&self, location: &str) -> &Self {
        assert_eq!(self.status, 303, "{}: {}", self.path, self.text());
        assert_eq!(self.location(), Some(location), "{}", self.path);
        self
    }

    /// Where it leads.
    pub(crate) fn location(&self) -> Option<&str> {
        self.headers.get(LOCATION).and_then(|value| value.to_str().ok())
    }

    /// Where its links lead.
    pub(crate) fn links(&self) -> Vec<String> {
        html::links(&self.body)
    }

    /// Whether the page has a tag of that name.
    pub(crate) fn has_tag(&self, name: &str) -> bool {
        html::has_tag(&self.body, name)
    }

    /// The first link that begins so.
    pub(crate) fn link(&self, prefix: &str) -> Option<String> {
        self.links().into_iter().find(|link| link.starts_with(prefix))
    }

    /// Its forms.
    pub(crate) fn forms(&self) -> Vec<Form> {
        html::forms(&self.body)
    }

    /// The form that sends to `action` and has that value in a field: one of many buttons.
    #[track_caller]
    pub(crate) fn form_with(&self, action: &str, name: &str, value: &str) -> Form {
        let fits = |form: &Form| form.action == action && form.value(name) == Some(value);
        let found = self.forms().into_iter().find(fits);
        found.unwrap_or_else(|| panic!("{} has no form to {action} with {name}={value}", self.path))
    }

    /// The form that sends to `action`.
    #[track_caller]
    pub(crate) fn form(&self, action: &str) -> Form {
        let found = self.forms().into_iter().find(|form| form.action == action);
        found.unwrap_or_else(|| panic!("{} has no form to {action}: {}", self.path, self.text()))
    }
}

/// The ids in a path.
pub(crate) fn ids_in(path: &str) -> Vec<&str> {
    path.split(['/', '?', '=', '&']).filter(|part| is_id(part)).collect()
}

fn is_id(part: &str) -> bool {
    part.len() == 36 && part.split('-').map(str::len).eq([8, 4, 4, 4, 12])
}

/// A path with `{id}` for each id in it, and `{bulan}` for a month.
pub(crate) fn without_ids(path: &str) -> String {
    let path = ids_in(path).into_iter().fold(path.to_owned(), |path, id| path.replace(id, "{id}"));
    let is_month = |part: &str| part.len() == 6 && part.bytes().all(|byte| byte.is_ascii_digit());
    path.split('/').map(|part| if is_month(part) { "{bulan}" } else { part }).collect::<Vec<_>>().join("/")
}

/// What the crawl counts as pages of one kind: a calendar or a list leads on and on by its query.
fn kind_of(path: &str) -> String {
    without_ids(path.split('?').next().unwrap_or(path))
}
