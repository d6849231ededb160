//! `zhiheng export`: a table for another office, written by whoever keeps the machine.

use std::fs::OpenOptions;
use std::os::unix::fs::OpenOptionsExt;
use std::path::PathBuf;

use chrono::NaiveDate;
use clap::Args;
use domain::officer::Officer;
use domain::refusal::Refusal;

use super::Stopped;
use crate::exports::{self, Wanted};
use crate::settings::Settings;
use crate::start::{self, Migrate};

/// Which table, of which days, where to.
#[derive(Args, Debug)]
pub struct Order {
    /// Which table: credit_penalties
    name: String,
    /// First day of decision, inclusive
    #[arg(long, value_name = "YYYY-MM-DD")]
    from: NaiveDate,
    /// Last day of decision, inclusive
    #[arg(long, value_name = "YYYY-MM-DD")]
    to: NaiveDate,
    /// xlsx or csv
    #[arg(long, default_value = "xlsx")]
    format: String,
    /// For csv: report, deadlines or withheld
    #[arg(long)]
    part: Option<String>,
    /// The file to write; never one that is there already
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
}

pub(super) async fn write(settings: &Settings, order: Order) -> Result<(), Stopped> {
    let wanted = Wanted::parse(&order.name, &order.format, order.part.as_deref(), order.from, order.to);
    let wanted = wanted.map_err(|refusal| Stopped::Said(Refusal::sentence(&refusal)))?;
    let store = start::open(settings, start::clock(settings), Migrate::Never).await?;
    let path = order.out.unwrap_or_else(|| PathBuf::from(wanted.file_name()));
    // It holds full numbers of people: for its owner alone.
    let file = OpenOptions::new().write(true).read(true).create_new(true).mode(0o600).open(&path);
    let file = file.map_err(|source| Stopped::System { what: format!("{} 不能写入", path.display()), source })?;
    match exports::write(&store, &wanted, &Officer::system(), file).await {
        Ok((_, tally)) => {
            println!("{}：报送 {} 条，不报送 {} 条", path.display(), tally.reported, tally.withheld);
            Ok(())
        }
        Err(error) => {
            std::fs::remove_file(&path)
                .map_err(|source| Stopped::System {
                    what: format!("{} 不完整，须删除", path.display()), source
                })?;
            Err(error.into())
        }
    }
}
