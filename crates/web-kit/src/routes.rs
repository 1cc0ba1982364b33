//! Routes are added only here, because axum lists no routes: the same call feeds axum, the permission walk, the query
//! counter and the metrics.
//!
//! A page is a path type, an action type and plain async functions. What comes before the function is the same for all:
//! the session, the role (for actions without a row), and for a POST the check that it comes from our own page.

use std::future::Future;
use std::marker::PhantomData;
use std::sync::Arc;

use axum::Router;
use axum::extract::{DefaultBodyLimit, Request, State};
use axum::response::{IntoResponse, Response};
use axum::routing::{MethodRouter, get, post};
use axum_extra::routing::TypedPath;
use platform::{Action, App, BoxFuture, Ctx, Relation, Result, Scope, grants};
use serde::de::DeserializeOwned;

use crate::posted::Posted;
use crate::{api, fault, request};

/// A path with an example: what the walk over all routes calls.
pub trait Example {
    fn example() -> Self;
}

/// What a page's path type must be.
pub trait PagePath: TypedPath + DeserializeOwned + Example + Send + 'static {}
impl<P: TypedPath + DeserializeOwned + Example + Send + 'static> PagePath for P {}

/// `async fn get(ctx: Ctx, path: P) -> Result<Response>`.
pub trait GetHandler<P>: Send + Sync + 'static {
    fn call(&self, ctx: Ctx, path: P) -> BoxFuture<'static, Result<Response>>;
}

impl<P, F, Fut> GetHandler<P> for F
where
    F: Fn(Ctx, P) -> Fut + Send + Sync + 'static,
    Fut: Future<Output = Result<Response>> + Send + 'static,
{
    fn call(&self, ctx: Ctx, path: P) -> BoxFuture<'static, Result<Response>> {
        Box::pin(self(ctx, path))
    }
}

/// `async fn post(ctx: Ctx, path: P, posted: Posted) -> Result<Response>`.
pub trait PostHandler<P>: Send + Sync + 'static {
    fn call(&self, ctx: Ctx, path: P, posted: Posted) -> BoxFuture<'static, Result<Response>>;
}

impl<P, F, Fut> PostHandler<P> for F
where
    F: Fn(Ctx, P, Posted) -> Fut + Send + Sync + 'static,
    Fut: Future<Output = Result<Response>> + Send + 'static,
{
    fn call(&self, ctx: Ctx, path: P, posted: Posted) -> BoxFuture<'static, Result<Response>> {
        Box::pin(self(ctx, path, posted))
    }
}

/// `async fn post(ctx: Ctx, path: P, body: Vec<u8>) -> Result<Response>`: `body` is what a program sent as JSON.
pub trait ApiHandler<P>: Send + Sync + 'static {
    fn call(&self, ctx: Ctx, path: P, body: Vec<u8>) -> BoxFuture<'static, Result<Response>>;
}

impl<P, F, Fut> ApiHandler<P> for F
where
    F: Fn(Ctx, P, Vec<u8>) -> Fut + Send + Sync + 'static,
    Fut: Future<Output = Result<Response>> + Send + 'static,
{
    fn call(&self, ctx: Ctx, path: P, body: Vec<u8>) -> BoxFuture<'static, Result<Response>> {
        Box::pin(self(ctx, path, body))
    }
}

/// One row of the permission table.
#[derive(Clone, Debug)]
pub struct RouteInfo {
    pub method: &'static str,
    pub path: &'static str,
    pub example: String,
    pub action: &'static str,
    pub allowed: &'static [Relation],
    pub scope: Scope,
}

/// The pages of a stage.
#[derive(Default)]
pub struct Routes {
    router: Router<App>,
    info: Vec<RouteInfo>,
}

impl Routes {
    pub fn new() -> Self {
        Self::default()
    }

    /// A page with a form: GET shows it, POST takes it.
    #[must_use]
    pub fn page<P: PagePath, A: Action>(self, get: impl GetHandler<P>, post: impl PostHandler<P>) -> Self {
        let methods = get_method::<P, A>(get).merge(post_method::<P, A>(post));
        self.add::<P, A>(methods, &["GET", "POST"])
    }

    /// A page that only shows.
    #[must_use]
    pub fn view<P: PagePath, A: Action>(self, get: impl GetHandler<P>) -> Self {
        self.add::<P, A>(get_method::<P, A>(get), &["GET"])
    }

    /// A button of another page.
    #[must_use]
    pub fn act<P: PagePath, A: Action>(self, post: impl PostHandler<P>) -> Self {
        self.add::<P, A>(post_method::<P, A>(post), &["POST"])
    }

    /// A door for programs: JSON of at most [`api::BODY_BYTES_MAX`] in, JSON out, faults as problem documents.
    #[must_use]
    pub fn api<P: PagePath, A: Action>(self, post: impl ApiHandler<P>) -> Self {
        self.add::<P, A>(api_post_method::<P, A>(post), &["POST"])
    }

    /// A door for programs that only tells: JSON out, faults as problem documents.
    #[must_use]
    pub fn api_view<P: PagePath, A: Action>(self, get: impl GetHandler<P>) -> Self {
        self.add::<P, A>(api_get_method::<P, A>(get), &["GET"])
    }

    /// Joins the pages of two features.
    #[must_use]
    pub fn and(mut self, other: Self) -> Self {
        self.router = self.router.merge(other.router);
        self.info.extend(other.info);
        self
    }

    /// For axum.
    pub fn into_router(self) -> Router<App> {
        self.router
    }

    /// The permission table of these pages.
    pub fn info(&self) -> &[RouteInfo] {
        &self.info
    }

    fn add<P: PagePath, A: Action>(mut self, methods: MethodRouter<App>, names: &[&'static str]) -> Self {
        self.router = self.router.route(P::PATH, methods);
        let row = |method: &&'static str| RouteInfo {
            method,
            path: P::PATH,
            example: P::example().to_string(),
            action: A::NAME,
            allowed: A::ALLOWED,
            scope: A::SCOPE,
        };
        self.info.extend(names.iter().map(row));
        self
    }
}

/// What is the same for every request of an action.
struct Gate<A>(PhantomData<A>);

impl<A: Action> Gate<A> {
    /// Lets a role in, or anybody with a session where a row will decide.
    fn check(ctx: &Ctx) -> Result<()> {
        match A::SCOPE {
            Scope::Role => grants::allow_role(ctx, A::ALLOWED),
            Scope::Row => ctx.actor().map(|_| ()),
        }
    }
}

fn get_method<P: PagePath, A: Action>(handler: impl GetHandler<P>) -> MethodRouter<App> {
    let handler = Arc::new(handler);
    get(move |State(app): State<App>, req: Request| async move {
        let (mut parts, _) = req.into_parts();
        let ctx = match request::ctx(&app, &parts).await {
            Ok(ctx) => ctx,
            Err(err) => return fault::without_ctx(&app, &err),
        };
        let answer = async {
            Gate::<A>::check(&ctx)?;
            let path = request::path::<P>(&mut parts).await?;
            handler.call(ctx.clone(), path).await
        };
        let response = answer.await.unwrap_or_else(|err| fault::page(&ctx, &err));
        request::forget_flash(&ctx, response)
    })
}

fn post_method<P: PagePath, A: Action>(handler: impl PostHandler<P>) -> MethodRouter<App> {
    let handler = Arc::new(handler);
    post(move |State(app): State<App>, req: Request| async move {
        let (mut parts, body) = req.into_parts();
        let ctx = match request::ctx(&app, &parts).await {
            Ok(ctx) => ctx,
            Err(err) => return fault::without_ctx(&app, &err),
        };
        let answer = async {
            let path = request::path::<P>(&mut parts).await?;
            let posted = Posted::receive(&app, &parts, body).await?;
            let typed = posted.typed();
            let done = match Gate::<A>::check(&ctx) {
                Ok(()) => handler.call(ctx.clone(), path, posted).await,
                Err(err) => Err(err),
            };
            // Whatever goes wrong from here on, what was typed comes back.
            Ok(done.unwrap_or_else(|err| fault::page_keeping(&ctx, &err, &typed)))
        };
        answer.await.unwrap_or_else(|err| fault::page(&ctx, &err))
    })
}

fn api_get_method<P: PagePath, A: Action>(handler: impl GetHandler<P>) -> MethodRouter<App> {
    let handler = Arc::new(handler);
    get(move |State(app): State<App>, req: Request| async move {
        let (mut parts, _) = req.into_parts();
        let ctx = match request::ctx(&app, &parts).await {
            Ok(ctx) => ctx,
            Err(err) => return api::without_ctx(&app, &err),
        };
        let answer = async {
            Gate::<A>::check(&ctx)?;
            let path = request::path::<P>(&mut parts).await?;
            handler.call(ctx.clone(), path).await
        };
        answer.await.unwrap_or_else(|err| api::refuse(&ctx, &err))
    })
}

fn api_post_method<P: PagePath, A: Action>(handler: impl ApiHandler<P>) -> MethodRouter<App> {
    let handler = Arc::new(handler);
    let method = post(move |State(app): State<App>, req: Request| async move {
        let (mut parts, body) = req.into_parts();
        let ctx = match request::ctx(&app, &parts).await {
            Ok(ctx) => ctx,
            Err(err) => return api::without_ctx(&app, &err),
        };
        let answer = async {
            Gate::<A>::check(&ctx)?;
            let path = request::path::<P>(&mut parts).await?;
            match api::receive(&parts, body).await {
                Ok(body) => handler.call(ctx.clone(), path, body).await,
                Err(problem) => Ok(problem.into_response()),
            }
        };
        answer.await.unwrap_or_else(|err| api::refuse(&ctx, &err))
    });
    method.layer(DefaultBodyLimit::max(api::BODY_BYTES_MAX))
}
