//! Servers that start at the same moment on the same empty database: one makes the tables, the others find them made.

#![expect(clippy::unwrap_used, reason = "a helper of tests fails as a test does")]

mod office;

use std::sync::Arc;

use domain::bureau::Bureau;
use domain::now::Law;
use office::{Office, everywhere};
use sea_orm::ConnectionTrait;
use store::{Clock, Place, Purpose, Store, StoreError};

/// A place with an empty database beside the office's own.
async fn empty(office: &Office, folder: &std::path::Path, name: &str) -> Place {
    let place = Place::in_folder(folder, Purpose::Real);
    if !office.is_postgres().await {
        return place;
    }
    let (server, own) = office.place.database_url.rsplit_once('/').unwrap();
    let name = format!("{own}_{name}");
    office.raw().await.execute_unprepared(&format!("CREATE DATABASE {name}")).await.unwrap();
    Place { database_url: format!("{server}/{name}"), ..place }
}

/// Opens and migrates as a program of its own would: with connections that no other start shares.
async fn start(place: Place) -> Result<Store, StoreError> {
    let (law, bureau) = (Arc::new(Law::built_in().unwrap()), Arc::new(Bureau::demo().unwrap()));
    let store = Store::open(&place, Clock::System, law, bureau).await?;
    store.migrate().await?;
    Ok(store)
}

#[tokio::test(flavor = "multi_thread")]
async fn several_starts_at_once_make_the_tables_once() {
    everywhere(async |office| {
        let folder = tempfile::tempdir().unwrap();
        let place = empty(office, folder.path(), "together").await;
        let starts: Vec<_> = (0..6).map(|_| tokio::spawn(start(place.clone()))).collect();
        for started in starts {
            let store = started.await.unwrap().unwrap();
            assert!(store.is_migrated().await.unwrap());
            assert_eq!(store.meta().purpose().await.unwrap(), Some(Purpose::Real));
        }
        let again = start(place).await.unwrap();
        assert!(again.cases().verify().await.unwrap().findings.is_empty());
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn of_two_purposes_at_once_one_is_settled_and_the_other_refused() {
    everywhere(async |office| {
        let folder = tempfile::tempdir().unwrap();
        let real = empty(office, folder.path(), "purposes").await;
        let training = Place { purpose: Purpose::Training, ..real.clone() };
        let starts: Vec<_> =
            [&real, &training, &real, &training].map(|place| tokio::spawn(start(place.clone()))).into();
        let mut settled = Vec::new();
        for started in starts {
            match started.await.unwrap() {
                Ok(store) => settled.push(store.purpose()),
                Err(StoreError::Refused(refusal)) => assert!(refusal.sentence().contains("数据库"), "{refusal}"),
                Err(error) => panic!("{error}"),
            }
        }
        assert_eq!(settled.len(), 2, "{settled:?}");
        assert_eq!(settled[0], settled[1]);
    })
    .await;
}
