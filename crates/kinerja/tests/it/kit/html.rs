//! Reads pages the way a person and a browser do: texts, links, and the fields that a form would send.

/// A piece of a page.
#[derive(Debug)]
enum Piece {
    Open { name: String, attributes: Vec<(String, String)> },
    Close(String),
    Text(String),
}

/// The pieces of a page, in order.
fn scan(html: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        if at > 0 {
            pieces.push(Piece::Text(decode(&rest[..at])));
        }
        rest = &rest[at..];
        if let Some(after) = rest.strip_prefix("<!--") {
            rest = after.find("-->").map_or("", |end| &after[end + 3..]);
            continue;
        }
        let end = tag_end(rest);
        if let Some(piece) = tag(&rest[1..end]) {
            pieces.push(piece);
        }
        rest = rest.get(end + 1..).unwrap_or("");
    }
    pieces.push(Piece::Text(decode(rest)));
    pieces
}

/// Where a tag ends: its `>` outside of quotes.
fn tag_end(tag: &str) -> usize {
    let mut quote = None;
    for (at, c) in tag.char_indices() {
        match (quote, c) {
            (None, '"' | '\'') => quote = Some(c),
            (Some(open), c) if c == open => quote = None,
            (None, '>') => return at,
            _ => {}
        }
    }
    tag.len()
}

fn tag(inside: &str) -> Option<Piece> {
    if let Some(name) = inside.strip_prefix('/') {
        return Some(Piece::Close(name.trim().to_lowercase()));
    }
    let inside = inside.trim_end_matches('/');
    let (name, rest) = inside.split_once(|c: char| c.is_whitespace()).unwrap_or((inside, ""));
    (!name.starts_with('!')).then(|| Piece::Open { name: name.to_lowercase(), attributes: attributes(rest) })
}

fn attributes(text: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut rest = text.trim_start();
    while !rest.is_empty() {
        let end = rest.find(|c: char| c == '=' || c.is_whitespace()).unwrap_or(rest.len());
        let name = rest[..end].to_lowercase();
        rest = rest[end..].trim_start();
        let mut value = String::new();
        if let Some(after) = rest.strip_prefix('=') {
            (value, rest) = attribute_value(after.trim_start());
        }
        found.push((name, value));
        rest = rest.trim_start();
    }
    found
}

fn attribute_value(text: &str) -> (String, &str) {
    match text.chars().next() {
        Some(quote @ ('"' | '\'')) => {
            let end = text[1..].find(quote).map_or(text.len(), |end| end + 1);
            (decode(&text[1..end]), text.get(end + 1..).unwrap_or(""))
        }
        _ => {
            let end = text.find(char::is_whitespace).unwrap_or(text.len());
            (decode(&text[..end]), &text[end..])
        }
    }
}

/// Character references to characters.
fn decode(text: &str) -> String {
    let mut decoded = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        decoded.push_str(&rest[..at]);
        rest = &rest[at..];
        match rest.find(';').and_then(|end| Some((reference(&rest[1..end])?, end))) {
            Some((c, end)) => {
                decoded.push(c);
                rest = &rest[end + 1..];
            }
            None => {
                decoded.push('&');
                rest = &rest[1..];
            }
        }
    }
    decoded + rest
}

fn reference(name: &str) -> Option<char> {
    if let Some(number) = name.strip_prefix('#') {
        let code = match number.strip_prefix('x') {
            Some(hex) => u32::from_str_radix(hex, 16).ok()?,
            None => number.parse().ok()?,
        };
        return char::from_u32(code);
    }
    match name {
        "lt" => Some('<'),
        "gt" => Some('>'),
        "amp" => Some('&'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        "nbsp" => Some('\u{a0}'),
        _ => None,
    }
}

/// What a person reads: all texts, white space folded.
pub(crate) fn text(html: &str) -> String {
    let mut words = String::new();
    for piece in scan(html) {
        match piece {
            Piece::Text(text) => words.push_str(&text),
            _ => words.push(' '),
        }
    }
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Where a page leads: the addresses of its links.
pub(crate) fn links(html: &str) -> Vec<String> {
    let href = |piece: Piece| match piece {
        Piece::Open { name, attributes } if name == "a" => attribute(&attributes, "href"),
        _ => None,
    };
    scan(html).into_iter().filter_map(href).collect()
}

/// Whether a page has a tag of that name.
pub(crate) fn has_tag(html: &str, wanted: &str) -> bool {
    scan(html).iter().any(|piece| matches!(piece, Piece::Open { name, .. } if name == wanted))
}

fn attribute(attributes: &[(String, String)], wanted: &str) -> Option<String> {
    attributes.iter().find(|(name, _)| name == wanted).map(|(_, value)| value.clone())
}

/// A form as a browser would send it: where to, and each field with its value.
#[derive(Clone, Debug, Default)]
pub(crate) struct Form {
    pub(crate) action: String,
    pub(crate) fields: Vec<(String, String)>,
}

impl Form {
    /// A form to a place, without a field.
    pub(crate) fn to(action: &str) -> Self {
        Self { action: action.to_owned(), fields: Vec::new() }
    }

    /// The value of a field.
    pub(crate) fn value(&self, name: &str) -> Option<&str> {
        self.fields.iter().find(|(field, _)| field == name).map(|(_, value)| value.as_str())
    }

    /// The names of the fields that begin so.
    pub(crate) fn names(&self, prefix: &str) -> Vec<String> {
        let fits = self.fields.iter().filter(|(name, _)| name.starts_with(prefix));
        fits.map(|(name, _)| name.clone()).collect()
    }

    /// The form with a field filled in; what was there before under that name is gone.
    pub(crate) fn with(mut self, name: &str, value: &str) -> Self {
        self = self.without(name);
        self.fields.push((name.to_owned(), value.to_owned()));
        self
    }

    /// [`Self::with`] for several fields.
    pub(crate) fn with_all(self, fields: &[(&str, &str)]) -> Self {
        fields.iter().fold(self, |form, (name, value)| form.with(name, value))
    }

    /// The form without a field: a box that is not ticked.
    pub(crate) fn without(mut self, name: &str) -> Self {
        self.fields.retain(|(field, _)| field != name);
        self
    }
}

/// The forms of a page that are sent by POST.
pub(crate) fn forms(html: &str) -> Vec<Form> {
    let mut forms: Vec<Form> = Vec::new();
    let mut reader = FormReader::default();
    for piece in scan(html) {
        reader.read(piece, &mut forms);
    }
    forms
}

/// Reads the fields of forms, one piece of a page at a time.
#[derive(Default)]
struct FormReader {
    form: Option<Form>,
    textarea: Option<(String, String)>,
    /// Name of a select, its chosen value so far, and whether somebody chose it.
    select: Option<(String, Option<String>, bool)>,
}

impl FormReader {
    fn read(&mut self, piece: Piece, forms: &mut Vec<Form>) {
        match piece {
            Piece::Open { name, attributes } => self.open(&name, &attributes),
            Piece::Close(name) => self.close(&name, forms),
            Piece::Text(text) => {
                if let Some((_, value)) = &mut self.textarea {
                    value.push_str(&text);
                }
            }
        }
    }

    fn open(&mut self, tag: &str, attributes: &[(String, String)]) {
        let of = |name: &str| attribute(attributes, name);
        let name = of("name").unwrap_or_default();
        match tag {
            "form" if of("method").as_deref() == Some("post") => {
                self.form = Some(Form::to(&of("action").unwrap_or_default()));
            }
            "textarea" => self.textarea = Some((name, String::new())),
            "select" => self.select = Some((name, None, false)),
            "option" => self.option(of("value").unwrap_or_default(), of("selected").is_some()),
            "input" if is_sent(attributes) => self.push(name, of("value").unwrap_or_else(|| "on".into())),
            _ => {}
        }
    }

    /// The first option counts until a selected one comes.
    fn option(&mut self, value: String, is_selected: bool) {
        if let Some((_, chosen, was_selected)) = &mut self.select
            && (is_selected || (chosen.is_none() && !*was_selected))
        {
            *chosen = Some(value);
            *was_selected = is_selected;
        }
    }

    fn close(&mut self, tag: &str, forms: &mut Vec<Form>) {
        match tag {
            "form" => forms.extend(self.form.take()),
            "textarea" => {
                if let Some((name, value)) = self.textarea.take() {
                    self.push(name, value.strip_prefix('\n').unwrap_or(&value).to_owned());
                }
            }
            "select" => {
                if let Some((name, value, _)) = self.select.take() {
                    self.push(name, value.unwrap_or_default());
                }
            }
            _ => {}
        }
    }

    fn push(&mut self, name: String, value: String) {
        if let Some(form) = &mut self.form
            && !name.is_empty()
        {
            form.fields.push((name, value));
        }
    }
}

fn is_sent(attributes: &[(String, String)]) -> bool {
    match attribute(attributes, "type").as_deref() {
        Some("checkbox" | "radio") => attribute(attributes, "checked").is_some(),
        Some("submit" | "button" | "file" | "image" | "reset") => false,
        _ => true,
    }
}

#[test]
fn a_form_is_read_as_a_browser_would_send_it() {
    let page = r#"<!doctype html><form method=post action="/a?x=1&#38;y"><!-- <input name=no> -->
        <input type="hidden" name="kunci" value="1"><input name=t value='a "b" &lt;c'>
        <input type=radio name=r value=1><input type=radio name=r value=2 checked>
        <input type=checkbox name=c value=ya><button name=aksi value=x>K</button>
        <textarea name="p">
 dua
baris &amp; lagi</textarea><select name=s><option value="">-</option><option value=v selected>V</option></select>
        </form><form method="get" action="/cari"><input name=q></form>"#;
    let found = forms(page);
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].action, "/a?x=1&y");
    let expected = [("kunci", "1"), ("t", "a \"b\" <c"), ("r", "2"), ("p", " dua\nbaris & lagi"), ("s", "v")];
    let expected: Vec<_> = expected.iter().map(|(a, b)| ((*a).to_owned(), (*b).to_owned())).collect();
    assert_eq!(found[0].fields, expected);
}

#[test]
fn texts_and_links_are_read_across_tags() {
    let page = r##"<p>Nilai: <b>98,5</b>&nbsp;%</p><a class="x" href="/skp">SKP</a><a href="#isi">isi</a>"##;
    assert_eq!(text(page), "Nilai: 98,5 % SKP isi");
    assert_eq!(links(page), ["/skp", "#isi"]);
}
