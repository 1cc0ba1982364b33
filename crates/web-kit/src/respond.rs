//! Answers: a page, a redirect, a redirect with a receipt.

use askama::Template;
use axum::http::header::{CONTENT_TYPE, LOCATION};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use platform::{Ctx, Fault, Result, Uuid};

use crate::request;

/// A page.
pub fn html<T: Template>(page: &T) -> Result<Response> {
    html_with(StatusCode::OK, page)
}

/// A form that comes back with everything typed and what is wrong with it.
pub fn html_refused<T: Template>(page: &T) -> Result<Response> {
    html_with(StatusCode::UNPROCESSABLE_ENTITY, page)
}

/// A page with another status.
pub fn html_with<T: Template>(status: StatusCode, page: &T) -> Result<Response> {
    let body = page.render().map_err(Fault::internal)?;
    let kind = HeaderValue::from_static("text/html; charset=utf-8");
    Ok((status, [(CONTENT_TYPE, kind)], body).into_response())
}

/// Go there, by GET.
pub fn see_other(to: &str) -> Result<Response> {
    let to = HeaderValue::from_str(to).map_err(Fault::internal)?;
    Ok((StatusCode::SEE_OTHER, [(LOCATION, to)]).into_response())
}

/// It is saved: go there, and show the receipt.
pub fn saved(ctx: &Ctx, to: &str, kunci: Uuid) -> Result<Response> {
    let mut response = see_other(to)?;
    request::set_flash(ctx, &mut response, kunci)?;
    Ok(response)
}
