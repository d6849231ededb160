//! `cargo xtask test`: every test there is, with the database, the server and the browser they need.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};
use clap::{Args, ValueEnum};

use crate::install::{self, Machine};
use crate::office::Office;
use crate::postgres::Cluster;
use crate::programs::{self, Folder};
use crate::{front, say, suites};

#[derive(Args)]
pub struct Test {
    /// Run one part alone
    #[arg(long, value_enum)]
    only: Option<Part>,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Part {
    Domain,
    Store,
    Server,
    Browser,
}

/// Tests of the server that remember something: they are asked on PostgreSQL once more.
const ON_POSTGRES: [&str; 7] = ["api", "evidence", "exports", "mornings", "pages", "session", "training"];

impl Test {
    fn wants_browser(&self) -> bool {
        self.only.is_none_or(|part| part == Part::Browser)
    }

    fn wants_rust(&self) -> bool {
        self.only != Some(Part::Browser)
    }

    fn wants_database(&self) -> bool {
        self.only.is_none_or(|part| matches!(part, Part::Store | Part::Server))
    }

    /// The crates whose tests are run, as cargo is told.
    fn crates(&self) -> Vec<&'static str> {
        match self.only {
            Some(Part::Domain) => vec!["--package", "domain"],
            Some(Part::Store) => vec!["--package", "store", "--package", "migrations"],
            Some(Part::Server) => vec!["--package", "server", "--package", "app"],
            // `frontend` would unite the features of browser and server in `app`; `xtask` has its own turn, since
            // united with the others its dependencies would be compiled twice.
            None | Some(Part::Browser) => vec!["--workspace", "--exclude", "frontend", "--exclude", "xtask"],
        }
    }
}

/// One line of the closing summary.
struct Outcome {
    part: String,
    passed: bool,
    detail: String,
}

/// Runs the tests and sums them up; everything started is stopped again.
///
/// # Errors
/// When any test fails, or what the tests need cannot be had.
pub fn test(options: &Test) -> Result<()> {
    let machine = Machine::this();
    let count = 3 + 2 * usize::from(options.wants_rust()) + 4 * usize::from(options.wants_browser());
    let mut stages = say::Stages::new(count);
    let advice = "install by hand what is named above, then start again";
    stages.stage("Looking for what this machine lacks", advice, || {
        machine.fetch(install::TO_RUN)?;
        if options.only == Some(Part::Domain) { Ok(()) } else { machine.fetch(install::TO_TEST) }
    })?;
    let advice = "apt-get must reach a Debian mirror; or put the Fandol faces into target/fonts by hand";
    let fonts = stages.stage("Fonts for the papers", advice, || install::fonts(&machine))?;
    let mut outcomes = Vec::new();
    let advice = "the compiler's lines above name the fault";
    stages.stage("Building server and tests", advice, || {
        programs::run(programs::cargo().args(["build", "--bins", "--tests"]).args(options.crates()))
    })?;
    if options.wants_rust() {
        rust_tests(options, &machine, &fonts, &mut stages, &mut outcomes)?;
    }
    if options.wants_browser() {
        browser_tests(&machine, fonts, &mut stages, &mut outcomes)?;
    }
    sum_up(&outcomes, &stages)
}

fn rust_tests(
    options: &Test,
    machine: &Machine,
    fonts: &Path,
    stages: &mut say::Stages,
    outcomes: &mut Vec<Outcome>,
) -> Result<()> {
    let advice = "PostgreSQL's own lines above name the fault";
    let cluster = stages.stage("PostgreSQL of our own", advice, || {
        if !options.wants_database() {
            say::note("not needed");
            return Ok(None);
        }
        let cluster = Cluster::start(machine)?;
        say::note(&cluster.url);
        Ok(Some(cluster))
    })?;
    stages.stage("Tests in Rust", "cargo could not be started; see above", || {
        let mut all = vec![(options.crates(), "")];
        if options.only.is_none() {
            all.push((vec!["--package", "xtask"], ""));
        }
        if matches!(options.only, None | Some(Part::Server)) {
            // Among the same crates as before: chosen otherwise, cargo would unite other features and build them anew.
            let mut again = options.crates();
            again.extend(ON_POSTGRES.iter().flat_map(|name| ["--test", name]));
            all.push((again, " on PostgreSQL"));
        }
        for (arguments, engine) in all {
            let mut command = programs::cargo();
            command.args(["test", "--no-fail-fast"]).args(arguments).env("ZHIHENG_FONTS", fonts);
            if let Some(cluster) = &cluster {
                command.env("ZHIHENG_TEST_POSTGRES", &cluster.url);
            }
            command.env("ZHIHENG_TEST_OFFICE", if engine.is_empty() { "sqlite" } else { "postgres" });
            let (succeeded, suites) = suites::watch(&mut command)?;
            if !succeeded && suites.iter().all(|suite| suite.failed == 0) {
                let detail = "did not run to its end; see above".to_owned();
                outcomes.push(Outcome { part: format!("cargo test{engine}"), passed: false, detail });
            }
            for suite in suites.iter().filter(|suite| suite.passed + suite.failed + suite.ignored > 0) {
                let ignored = if suite.ignored == 0 { String::new() } else { format!(", {} ignored", suite.ignored) };
                let mut detail = format!("{} passed, {} failed{ignored}", suite.passed, suite.failed);
                suite.failures.iter().for_each(|name| detail.push_str(&format!("\n          - {name}")));
                let part = format!("{}{engine}", suite.name);
                outcomes.push(Outcome { part, passed: suite.failed == 0, detail });
            }
        }
        Ok(())
    })
}

fn browser_tests(
    machine: &Machine,
    fonts: PathBuf,
    stages: &mut say::Stages,
    outcomes: &mut Vec<Outcome>,
) -> Result<()> {
    let advice = "the lines above name the fault; `cargo xtask run` builds the same front end";
    stages.stage("Front end, for the browser", advice, || {
        front::compile(machine)?;
        front::pack().map(|sizes| sizes.say())
    })?;
    let advice = "npm must reach its registry; then delete end2end/node_modules and start again";
    stages.stage("Playwright", advice, npm_packages)?;
    let folder = Folder::make("offices")?;
    let office = |name: &str, is_training| Office {
        program: crate::target().join("debug/zhiheng"),
        site: front::site(),
        fonts: fonts.clone(),
        data: folder.path().join(name),
        database_url: None,
        is_training,
    };
    let advice = "the server's own message stands above";
    let (url, training_url, _serving) = stages.stage("Demo office and training office", advice, || {
        let mut serving = Vec::new();
        let mut urls = Vec::new();
        for office in [office("office", false), office("training", true)] {
            let port = programs::free_port()?;
            office.fill()?;
            let log = std::fs::File::create(folder.path().join(format!("{port}.log")))?;
            serving.push(office.serve(port, Stdio::from(log))?);
            urls.push(format!("http://127.0.0.1:{port}"));
            say::note(&format!(
                "{} on port {port}",
                if office.is_training { "training office" } else { "demo office" }
            ));
        }
        let training_url = urls.pop().context("no training office")?;
        let url = urls.pop().context("no demo office")?;
        Ok((url, training_url, serving))
    })?;
    stages.stage("Tests in the browser", "Playwright could not be started; see above", || {
        let mut playwright = Command::new("npx");
        playwright.args(["--no-install", "playwright", "test"]).current_dir(crate::root().join("end2end"));
        playwright.env("ZHIHENG_URL", &url).env("ZHIHENG_TRAINING_URL", &training_url);
        let passed = playwright.stdin(Stdio::null()).status().context("npx")?.success();
        let detail = if passed { "passed".to_owned() } else { "failed: see end2end/test-results".to_owned() };
        outcomes.push(Outcome { part: "browser".to_owned(), passed, detail });
        Ok(())
    })
}

/// Fetches what `package-lock.json` names, unless just that is there already.
fn npm_packages() -> Result<()> {
    let folder = crate::root().join("end2end");
    let wanted = std::fs::read_to_string(folder.join("package-lock.json")).context("end2end/package-lock.json")?;
    let stamp = folder.join("node_modules/.fetched");
    if std::fs::read_to_string(&stamp).is_ok_and(|fetched| fetched == wanted) {
        say::note("nothing is missing");
        return Ok(());
    }
    let mut npm = Command::new("npm");
    npm.args(["ci", "--no-audit", "--no-fund"]).current_dir(&folder).env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
    programs::run(&mut npm)?;
    Ok(std::fs::write(stamp, wanted)?)
}

fn sum_up(outcomes: &[Outcome], stages: &say::Stages) -> Result<()> {
    println!("\nSummary, after {}", say::length(stages.elapsed()));
    for outcome in outcomes {
        let mark = if outcome.passed { "ok    " } else { "FAILED" };
        println!("  {mark}  {:<28} {}", outcome.part, outcome.detail);
    }
    let failed = outcomes.iter().filter(|outcome| !outcome.passed).count();
    if failed > 0 || outcomes.is_empty() {
        bail!("{failed} of {} parts failed", outcomes.len());
    }
    println!("All {} parts passed.", outcomes.len());
    Ok(())
}
