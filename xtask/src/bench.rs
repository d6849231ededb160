//! `cargo xtask bench`: how fast the product is on this machine, and what the browser has to load.

use anyhow::Result;

use crate::install::{self, Machine};
use crate::postgres::Cluster;
use crate::{front, programs, say};

/// Runs every bench on SQLite and on a PostgreSQL of its own, and weighs the front end.
///
/// # Errors
/// When something does not build or a bench fails; a size over the limit is only pointed out.
pub fn bench() -> Result<()> {
    let machine = Machine::this();
    let mut stages = say::Stages::new(4);
    let advice = "install by hand what is named above, then start again";
    let fonts = stages.stage("Looking for what this machine lacks", advice, || {
        machine.fetch(install::TO_RUN)?;
        machine.fetch(install::TO_TEST)?;
        install::fonts(&machine)
    })?;
    let advice = "PostgreSQL's own lines above name the fault";
    let cluster = stages.stage("PostgreSQL of our own", advice, || Cluster::start(&machine))?;
    let advice = "the lines above name the fault";
    stages.stage("Benches", advice, || {
        let mut command = programs::cargo();
        command.args(["bench", "--workspace", "--exclude", "frontend", "--exclude", "xtask", "--benches"]);
        programs::run(command.env("ZHIHENG_FONTS", &fonts).env("ZHIHENG_TEST_POSTGRES", &cluster.url))
    })?;
    stages.stage("What the browser loads", advice, || {
        front::compile(&machine)?;
        front::pack().map(|sizes| sizes.say())
    })
}
