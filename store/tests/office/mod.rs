//! A small bureau on an empty database, once on `SQLite` and once on `PostgreSQL`, for every test of a shelf.

#![expect(clippy::unwrap_used, reason = "a helper of tests fails as a test does")]
#![expect(dead_code, reason = "each test file is a program of its own and uses what it needs")]

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use bytes::Bytes;
use domain::bureau::Bureau;
use domain::dossier::{Act, Clue, Dossier, Source};
use domain::evidence::EvidenceKind;
use domain::families::Particulars;
use domain::families::muck::Muck;
use domain::ids::CaseId;
use domain::now::Law;
use domain::officer::{Certificate, Officer, ReviewStanding, Role};
use domain::party::{Identity, Party, Person};
use domain::step::{AddExhibit, ApplyForFiling, ApproveFiling, BeginCheck, EndorseFiling, RegisterClue, Step};
use sea_orm::{ConnectionTrait, Database, DatabaseConnection, DbBackend};
use store::cases::Taken;
use store::officers::NewOfficer;
use store::{Clock, Place, Purpose, Store, StoreError};

/// The bureau, with the people whom the tests need.
pub struct Office {
    pub store: Store,
    pub clock: Clock,
    pub place: Place,
    pub officer: Officer,
    pub second: Officer,
    pub leader: Officer,
    pub head: Officer,
    pub stranger: Officer,
    pub admin: Officer,
    folder: tempfile::TempDir,
}

static COUNT: AtomicU32 = AtomicU32::new(0);

/// Runs a test on both engines. Without `ZHIHENG_TEST_POSTGRES` (the address of a cluster's administrator) the
/// second half is left out with a word; in CI that is a failure.
pub async fn everywhere(test: impl AsyncFn(&Office)) {
    let folder = tempfile::tempdir().unwrap();
    let place = Place::in_folder(folder.path(), Purpose::Real);
    test(&Office::found(place, folder).await).await;

    let Ok(admin) = std::env::var("ZHIHENG_TEST_POSTGRES") else {
        assert_ne!(std::env::var("CI").as_deref(), Ok("true"), "ZHIHENG_TEST_POSTGRES must be set in CI");
        println!("PostgreSQL left out: ZHIHENG_TEST_POSTGRES is not set");
        return;
    };
    let name = format!("zhiheng_test_{}_{}", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed));
    let cluster = Database::connect(&admin).await.unwrap();
    cluster.execute_unprepared(&format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)")).await.unwrap();
    cluster.execute_unprepared(&format!("CREATE DATABASE {name}")).await.unwrap();
    let folder = tempfile::tempdir().unwrap();
    let (server, _) = admin.rsplit_once('/').unwrap();
    let place = Place { database_url: format!("{server}/{name}"), ..Place::in_folder(folder.path(), Purpose::Real) };
    let office = Office::found(place, folder).await;
    test(&office).await;
    drop(office);
    cluster.execute_unprepared(&format!("DROP DATABASE {name} WITH (FORCE)")).await.unwrap();
}

impl Office {
    async fn found(place: Place, folder: tempfile::TempDir) -> Office {
        let clock = Clock::fixed("2026-03-09T02:00:00Z".parse().unwrap());
        let (law, bureau) = (Arc::new(Law::built_in().unwrap()), Arc::new(Bureau::demo().unwrap()));
        let store = Store::open(&place, clock.clone(), law, bureau).await.unwrap();
        store.migrate().await.unwrap();
        let squad = store.officers().add_unit("渣土执法中队").await.unwrap().id;
        let other = store.officers().add_unit("停车执法中队").await.unwrap().id;
        let office = store.officers().add_unit("局机关").await.unwrap().id;
        let add = async |login: &str, name: &str, unit, role| {
            let certificate = Certificate {
                number: format!("1604{login}"),
                valid_from: "2024-01-01".parse().unwrap(),
                valid_to: "2028-12-31".parse().unwrap(),
            };
            let new = NewOfficer {
                login: login.into(),
                name: name.into(),
                unit,
                roles: vec![role],
                review_standing: ReviewStanding::None,
                certificates: vec![(certificate, "河南省人民政府".into())],
                password_hash: "hash".into(),
                must_change_password: false,
            };
            store.officers().add(new).await.unwrap()
        };
        Office {
            officer: add("limin", "李敏", squad, Role::Officer).await,
            second: add("wangqiang", "王强", squad, Role::Officer).await,
            leader: add("zhaogang", "赵刚", squad, Role::DepartmentHead).await,
            head: add("juzhang", "周局", office, Role::Head).await,
            stranger: add("sunli", "孙丽", other, Role::Officer).await,
            admin: add("root", "钱管", office, Role::Administrator).await,
            store,
            clock,
            place,
            folder,
        }
    }

    /// A connection beside the store, as an intruder or an administrator would have it.
    pub async fn raw(&self) -> DatabaseConnection {
        Database::connect(&self.place.database_url).await.unwrap()
    }

    /// Whether this is the `PostgreSQL` half.
    pub async fn is_postgres(&self) -> bool {
        self.raw().await.get_database_backend() == DbBackend::Postgres
    }

    /// A clue of a muck truck, its party known.
    pub fn clue(&self, party: &str, plate: &str) -> RegisterClue {
        let act_on = "2026-03-05".parse().unwrap();
        RegisterClue {
            clue: Clue {
                source: Source::Patrol,
                received_on: "2026-03-06".parse().unwrap(),
                reporter: String::new(),
                summary: "夜间巡查发现渣土车未密闭".into(),
            },
            dossier: Dossier {
                party: Some(Party::Person(Person {
                    name: party.into(),
                    sex: None,
                    born: None,
                    identity: Identity::unknown("当事人拒绝出示证件"),
                    address: "平顶山市新华区".into(),
                    phone: None,
                })),
                joint: Vec::new(),
                act: Act {
                    on: act_on,
                    at: None,
                    until: None,
                    place: "建设路与开源路交叉口".into(),
                    facts: "驾驶渣土车运输建筑垃圾，车厢未密闭，沿途遗撒".into(),
                    environmental_damage: false,
                    harm_to_people: false,
                },
                violation: "MK-001".into(),
                particulars: Particulars::Muck(Muck { plate: plate.into(), ..Muck::default() }),
            },
        }
    }

    /// A new case of the officer's.
    pub async fn open(&self, party: &str, plate: &str) -> Taken {
        self.store.cases().open(self.clue(party, plate), &self.officer, None).await.unwrap()
    }

    /// Takes a step on the version that is stored.
    pub async fn step(&self, id: CaseId, step: Step, officer: &Officer) -> Result<Taken, StoreError> {
        let version = self.store.cases().find(id, officer).await?.version;
        self.store.cases().take(id, version, step, officer, None).await
    }

    /// Uploads a file, takes it in as an exhibit and lays it before the case.
    pub async fn add_photo(&self, id: CaseId, body: &[u8]) -> Taken {
        let uploads = self.store.uploads();
        let size = i64::try_from(body.len()).unwrap();
        let upload = uploads.begin(id, self.officer.id, "现场.jpg", size).await.unwrap();
        uploads.append(upload.id, self.officer.id, 0, &Bytes::copy_from_slice(body)).await.unwrap();
        let arrived = uploads.finish(upload.id, self.officer.id).await.unwrap();
        let exhibits = self.store.exhibits();
        let exhibit =
            exhibits.receive(&arrived, self.officer.id, EvidenceKind::Electronic, "证明车厢未密闭").await.unwrap();
        self.step(id, Step::AddExhibit(AddExhibit { exhibit }), &self.officer).await.unwrap()
    }

    /// A case that waits for the head's approval to be filed.
    pub async fn endorsed(&self) -> CaseId {
        let id = self.open("张三", "豫D·A1234").await.case.id;
        self.step(id, Step::BeginCheck(BeginCheck {}), &self.officer).await.unwrap();
        self.add_photo(id, JPEG).await;
        let apply = ApplyForFiling { second: self.second.id, opinion: "建议立案".into() };
        self.step(id, Step::ApplyForFiling(apply), &self.officer).await.unwrap();
        let endorse = EndorseFiling { agree: true, opinion: String::new() };
        self.step(id, Step::EndorseFiling(endorse), &self.leader).await.unwrap();
        id
    }

    /// The head's approval.
    pub fn approval(&self) -> Step {
        Step::ApproveFiling(ApproveFiling { agree: true, opinion: String::new() })
    }
}

/// The shortest thing that is a JPEG by its first bytes.
pub const JPEG: &[u8] =
    &[0xFF, 0xD8, 0xFF, 0xE0, 0, 16, b'J', b'F', b'I', b'F', 0, 1, 1, 0, 0, 1, 0, 1, 0, 0, 0xFF, 0xD9];
