//! `zhiheng user`: people and their accounts, for whoever keeps the machine.

use chrono::NaiveDate;
use clap::{Args, Subcommand, ValueEnum};
use domain::ids::UnitId;
use domain::officer::{Certificate, ReviewStanding, Role};
use store::Store;
use store::officers::{Account, NewOfficer};

use super::Stopped;
use crate::secrets;
use crate::session::password::Passwords;
use crate::settings::Settings;
use crate::start::{self, Migrate};

/// What to do with an account.
#[derive(Debug, Subcommand)]
pub enum People {
    /// Enter somebody; prints a first password, to be changed at the first sign-in
    Add(Box<NewPerson>),
    /// Give somebody a new first password and end their sessions
    ResetPassword {
        /// The name to sign in with
        login: String,
    },
    /// Close an account and end its sessions; the person stays on every paper
    Disable {
        /// The name to sign in with
        login: String,
    },
    /// Open a closed account again
    Enable {
        /// The name to sign in with
        login: String,
    },
    /// Everybody, with unit, roles and certificate
    List,
}

/// Somebody to be entered.
#[derive(Args, Debug)]
pub struct NewPerson {
    /// The name to sign in with
    #[arg(long)]
    login: String,
    /// The name on papers
    #[arg(long)]
    name: String,
    /// The unit served in; made where there is none of that name
    #[arg(long)]
    unit: String,
    /// What they are there for; may be given several times
    #[arg(long = "role", required = true, value_parser = role)]
    roles: Vec<Role>,
    /// Why they may review cases legally
    #[arg(long, value_enum, default_value = "none")]
    review: Review,
    /// Number of the enforcement certificate
    #[arg(long, requires = "certificate_from", requires = "certificate_to")]
    certificate: Option<String>,
    /// First day of the certificate
    #[arg(long, value_name = "YYYY-MM-DD")]
    certificate_from: Option<NaiveDate>,
    /// Last day of the certificate
    #[arg(long, value_name = "YYYY-MM-DD")]
    certificate_to: Option<NaiveDate>,
    /// Who issued the certificate
    #[arg(long, default_value = "")]
    certificate_issuer: String,
}

/// Why somebody may review cases legally (行政处罚法 58(2)).
#[derive(Clone, Copy, Debug, ValueEnum)]
enum Review {
    /// May not
    None,
    /// Holds the legal professional qualification
    Qualified,
    /// Did legal review before the qualification was asked of newcomers
    EarlierService,
}

pub(super) async fn run(settings: &Settings, order: People) -> Result<(), Stopped> {
    let migrate = if settings.is_sqlite() { Migrate::Now } else { Migrate::Never };
    let store = start::open(settings, start::clock(settings), migrate).await?;
    match order {
        People::Add(new) => add(&store, settings, *new).await,
        People::ResetPassword { login } => {
            let account = find(&store, &login).await?;
            let (password, hash) = first_password(settings).await?;
            store.officers().set_password(account.officer.id, &hash, true).await?;
            store.attempts().reset(&account.officer.login).await?;
            println!("{} 的初始密码：{password}（首次登录后须修改）", account.officer.name);
            Ok(())
        }
        People::Disable { login } => {
            let account = find(&store, &login).await?;
            store.officers().disable(account.officer.id).await?;
            println!("已停用 {}（{}）", account.officer.name, account.officer.login);
            Ok(())
        }
        People::Enable { login } => {
            let account = find(&store, &login).await?;
            store.officers().enable(account.officer.id).await?;
            println!("已启用 {}（{}）", account.officer.name, account.officer.login);
            Ok(())
        }
        People::List => list(&store).await,
    }
}

async fn add(store: &Store, settings: &Settings, new: NewPerson) -> Result<(), Stopped> {
    let certificates = match (new.certificate, new.certificate_from, new.certificate_to) {
        (Some(number), Some(valid_from), Some(valid_to)) => {
            vec![(Certificate { number, valid_from, valid_to }, new.certificate_issuer)]
        }
        _ => Vec::new(),
    };
    let (password, password_hash) = first_password(settings).await?;
    let officer = store
        .officers()
        .add(NewOfficer {
            login: new.login,
            name: new.name,
            unit: unit(store, &new.unit).await?,
            roles: new.roles,
            review_standing: match new.review {
                Review::None => ReviewStanding::None,
                Review::Qualified => ReviewStanding::Qualified,
                Review::EarlierService => ReviewStanding::EarlierService,
            },
            certificates,
            password_hash,
            must_change_password: true,
        })
        .await?;
    println!("已建立 {}（{}）。初始密码：{password}（首次登录后须修改）", officer.name, officer.login);
    Ok(())
}

async fn list(store: &Store) -> Result<(), Stopped> {
    let today = store.clock().today();
    let mut lines = String::new();
    for Account { officer, disabled, must_change_password, .. } in store.officers().list().await? {
        let roles: Vec<_> = officer.roles.iter().map(|role| role.label()).collect();
        let certificate = officer.certificate_on(today).map_or("—", |certificate| certificate.number.as_str());
        let state = match (disabled, must_change_password) {
            (true, _) => "停用",
            (false, true) => "待改密码",
            (false, false) => "启用",
        };
        let roles = roles.join("、");
        let (login, name, unit) = (&officer.login, &officer.name, &officer.unit_name);
        lines.push_str(&format!("{login}\t{name}\t{unit}\t{roles}\t{certificate}\t{state}\n"));
    }
    super::say(&lines)
}

async fn find(store: &Store, login: &str) -> Result<Account, Stopped> {
    let account = store.officers().by_login(login).await?;
    account.ok_or_else(|| Stopped::Said(format!("没有登录名为 {login} 的账号 / no account of that name")))
}

async fn unit(store: &Store, name: &str) -> Result<UnitId, Stopped> {
    let found = store.officers().units().await?.into_iter().find(|unit| unit.name == name.trim());
    Ok(match found {
        Some(unit) => unit.id,
        None => store.officers().add_unit(name).await?.id,
    })
}

/// A password that is good until the first sign-in, and its hash.
async fn first_password(settings: &Settings) -> Result<(String, String), Stopped> {
    let drawn = secrets::random(8)?;
    let password = format!("{}-{}-{}-{}", &drawn[..4], &drawn[4..8], &drawn[8..12], &drawn[12..]);
    let hash = Passwords::new(settings)?.hash(&password).await?;
    Ok((password, hash))
}

fn role(key: &str) -> Result<Role, String> {
    let keys =
        || Role::ALL.iter().map(|role| format!("{} {}", role.key(), role.label())).collect::<Vec<_>>().join("、");
    Role::from_key(key).ok_or_else(|| format!("角色须为其一 / one of: {}", keys()))
}
