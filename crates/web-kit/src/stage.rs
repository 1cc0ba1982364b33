//! What a stage hands over to the program.

use platform::jobs::JobKind;
use platform::{MenuEntry, MenungguFn, SentuhanFn};

use crate::Routes;

/// A stage of the cycle: its pages, its lines of the menu, what waits for people in it, whom a local rule touches in
/// it, and the jobs it leaves for later.
#[derive(Default)]
pub struct Stage {
    pub name: &'static str,
    pub routes: Routes,
    pub menu: Vec<MenuEntry>,
    pub menunggu: Vec<MenungguFn>,
    /// Whom a change of a local rule touches here.
    pub sentuhan: Vec<SentuhanFn>,
    pub jobs: Vec<JobKind>,
}
