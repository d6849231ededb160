//! `zhiheng demo`: fills an empty database with the demo office, and says how to sign in.

use chrono::{NaiveTime, TimeZone, Utc};
use store::Clock;

use super::Stopped;
use crate::demo;
use crate::session::password::Passwords;
use crate::settings::Settings;
use crate::start::{self, Migrate};
use crate::state::OFFICE;

pub(super) async fn fill(settings: &Settings, year: i32) -> Result<(), Stopped> {
    // The cases are made through the same steps as real ones, each on its own day: the clock is set from step to step.
    let begin = chrono::NaiveDate::from_ymd_opt(year, 1, 4).unwrap_or_default().and_time(NaiveTime::MIN);
    let clock = Clock::fixed(Utc.from_utc_datetime(&begin));
    let store = start::open(settings, clock, Migrate::Now).await?;
    if store.meta().get(OFFICE.0).await?.as_deref() == Some(OFFICE.1) {
        println!("{}", demo::logins());
        return Ok(());
    }
    if !store.officers().list().await?.is_empty() {
        println!("数据库里已有真实人员，没有填入演示数据 / the database is in real use: nothing was filled in");
        return Ok(());
    }
    demo::fill(&store, &Passwords::new(settings)?, year).await?;
    println!("{}", demo::logins());
    Ok(())
}
