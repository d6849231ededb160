//! How an office is opened: its key, its law, and what its database is for.

#![expect(clippy::unwrap_used, reason = "a test stops at the first thing that is not as it must be")]

mod office;

use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use clap::Parser;
use office::{Folder, TestOffice, settings};
use server::commands::Zhiheng;
use server::secrets::{Secret, SecretError};
use server::settings::Settings;
use server::start::{self, Migrate, StartError};
use server::state::AppState;

fn mode(path: &Path) -> u32 {
    std::fs::metadata(path).unwrap().permissions().mode() & 0o777
}

#[test]
fn the_key_is_made_once_and_for_its_owner_alone() {
    let folder = Folder::new();
    let key = Secret::of_folder(folder.path()).unwrap();
    let file = folder.path().join("secrets/session.key");
    assert_eq!((mode(&file), mode(&folder.path().join("secrets"))), (0o600, 0o700));
    assert!(Secret::of_folder(folder.path()).unwrap() == key, "the second start finds the same key");
    for open in [0o640, 0o604, 0o620] {
        std::fs::set_permissions(&file, std::fs::Permissions::from_mode(open)).unwrap();
        assert!(matches!(Secret::of_folder(folder.path()), Err(SecretError::Open { .. })), "{open:o}");
    }
    std::fs::set_permissions(&file, std::fs::Permissions::from_mode(0o600)).unwrap();
    std::fs::set_permissions(folder.path().join("secrets"), std::fs::Permissions::from_mode(0o755)).unwrap();
    assert!(matches!(Secret::of_folder(folder.path()), Err(SecretError::Open { .. })), "the folder, too");
}

#[tokio::test]
async fn a_weak_key_from_outside_stops_the_start() {
    let office = TestOffice::open().await;
    let given = |secret: &str| {
        let asked = Zhiheng::try_parse_from(["zhiheng", "serve", "--secret", secret]).unwrap();
        Settings { secret: asked.settings.secret, ..settings(office.folder()) }
    };
    for weak in ["short", "changeme-changeme-changeme-changeme", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"] {
        assert!(AppState::new(office.store().clone(), given(weak)).await.is_err(), "{weak}");
    }
    let good = given("k8Zq1vX0pLw3Rt6Yb9Nc2Md5Hf7Gj4aS");
    assert!(!format!("{good:?}").contains("k8Zq"), "the key does not show itself");
    assert!(AppState::new(office.store().clone(), good).await.is_ok());
}

#[test]
fn settings_may_stand_before_and_after_the_order() {
    let asked =
        Zhiheng::try_parse_from(["zhiheng", "demo", "--data", "x", "--training", "--addr", "127.0.0.1:9"]).unwrap();
    assert!(asked.settings.training && asked.settings.data == Path::new("x") && asked.settings.addr.port() == 9);
    let asked = Zhiheng::try_parse_from(["zhiheng", "--data", "y", "user", "list"]).unwrap();
    assert_eq!(asked.settings.data, Path::new("y"));
}

#[tokio::test]
async fn training_never_runs_over_a_real_database_nor_the_reverse() {
    let folder = Folder::new();
    let url = format!("sqlite://{}?mode=rwc", folder.path().join("one.sqlite").display());
    let real = Settings { database_url: Some(url), ..settings(folder.path()) };
    let training = Settings { training: true, ..real.clone() };
    let open = async |settings: &Settings, migrate| start::open(settings, start::clock(settings), migrate).await;
    open(&real, Migrate::Now).await.unwrap();
    for migrate in [Migrate::Now, Migrate::Never] {
        let error = open(&training, migrate).await.unwrap_err();
        assert!(start::refused(&error).unwrap().sentence().contains("这是正式数据库，不能用于演练"));
        assert!(open(&real, migrate).await.is_ok());
    }
    let other = format!("sqlite://{}?mode=rwc", folder.path().join("two.sqlite").display());
    let training = Settings { database_url: Some(other), ..training };
    open(&training, Migrate::Now).await.unwrap();
    let real = Settings { training: false, ..training.clone() };
    let error = open(&real, Migrate::Now).await.unwrap_err();
    assert!(start::refused(&error).unwrap().sentence().contains("这是演练数据库，不能用于正式办案"));
}

#[tokio::test]
async fn an_empty_database_is_not_served_before_somebody_migrates_it() {
    let folder = Folder::new();
    let settings = settings(folder.path());
    let error = start::open(&settings, start::clock(&settings), Migrate::Never).await.unwrap_err();
    assert!(matches!(error, StartError::NotMigrated));
}

#[tokio::test]
async fn the_law_lies_in_the_data_folder_and_a_mistake_in_it_is_named() {
    let office = TestOffice::open().await;
    let file = office.folder().join("parameters.toml");
    let text = std::fs::read_to_string(&file).unwrap();
    assert!(office.folder().join("bureau.toml").exists());
    let spoilt = format!("{text}\n[[parameter]]\nname = 7\n");
    let line = text.lines().count() + 3;
    std::fs::write(&file, spoilt).unwrap();
    let error = server::law::load(office.folder()).unwrap_err().to_string();
    assert!(error.contains("parameters.toml") && error.contains(&format!("第 {line} 行")), "{error}");
    std::fs::write(&file, text).unwrap();
    std::fs::write(office.folder().join("bureau.toml"), "name = \"x\"\nnonsense = 1\n").unwrap();
    let error = server::law::load(office.folder()).unwrap_err().to_string();
    assert!(error.contains("bureau.toml") && error.contains("line 2"), "{error}");
}
