//! Log out.

use axum::response::Response;
use axum_extra::routing::TypedPath;
use platform::{Action, Ctx, Relation, Result};
use serde::Deserialize;
use web_kit::posted::Posted;
use web_kit::{Example, Routes, request, respond};

use super::store;

/// Everybody may end the own session.
pub struct Keluar;

impl Action for Keluar {
    const NAME: &'static str = "keluar";
    const ALLOWED: &'static [Relation] = &[Relation::Account];
}

#[derive(Debug, Deserialize, TypedPath)]
#[typed_path("/keluar")]
pub struct KeluarPath;

impl Example for KeluarPath {
    fn example() -> Self {
        Self
    }
}

pub fn routes() -> Routes {
    Routes::new().act::<KeluarPath, Keluar>(post)
}

async fn post(ctx: Ctx, _: KeluarPath, _: Posted) -> Result<Response> {
    let mut tx = ctx.write().await?;
    store::revoke_sesi(&mut tx, ctx.actor()?.sesi_id, ctx.now).await?;
    tx.commit().await?;
    let mut response = respond::see_other("/masuk")?;
    let name = request::session_cookie_name(&ctx.app);
    request::set_cookie(
        &mut response,
        &format!("{name}=; Max-Age=0; {}", request::cookie_attributes(&ctx.app)),
    )?;
    Ok(response)
}
