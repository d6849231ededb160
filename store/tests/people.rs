//! People: accounts, sessions, and the lock after too many failures.

mod office;

use chrono::Duration;
use domain::officer::{Certificate, ReviewStanding, Role};
use office::everywhere;
use store::StoreError;
use store::officers::NewOfficer;

#[tokio::test]
async fn somebody_is_found_with_unit_roles_and_certificates() {
    everywhere(async |office| {
        let officers = office.store.officers();
        let account = officers.by_login(" LiMin ").await.unwrap().unwrap();
        assert_eq!(account.officer, office.officer);
        assert_eq!(account.officer.unit_name, "渣土执法中队");
        assert_eq!(account.officer.certificates.len(), 1);
        assert!(officers.by_login("nobody").await.unwrap().is_none());
        let more = Certificate {
            number: "16049999".into(),
            valid_from: "2029-01-01".parse().unwrap(),
            valid_to: "2033-12-31".parse().unwrap(),
        };
        officers.add_certificate(office.officer.id, &more, "河南省人民政府").await.unwrap();
        assert_eq!(officers.find(office.officer.id).await.unwrap().officer.certificates.len(), 2);
        let wrong = Certificate { valid_to: "2028-12-31".parse().unwrap(), ..more };
        assert!(officers.add_certificate(office.officer.id, &wrong, "").await.is_err());
        officers
            .set_post(office.officer.id, office.stranger.unit, &[Role::LegalReviewer], ReviewStanding::Qualified)
            .await
            .unwrap();
        let moved = officers.find(office.officer.id).await.unwrap().officer;
        assert_eq!((moved.unit, moved.roles), (office.stranger.unit, vec![Role::LegalReviewer]));
        assert_eq!(moved.review_standing, ReviewStanding::Qualified);
        assert_eq!(officers.list().await.unwrap().len(), 6);
        assert_eq!(officers.units().await.unwrap().len(), 3);
    })
    .await;
}

#[tokio::test]
async fn a_login_is_given_once() {
    everywhere(async |office| {
        let again = NewOfficer {
            login: "LIMIN".into(),
            name: "另一人".into(),
            unit: office.officer.unit,
            roles: vec![],
            review_standing: ReviewStanding::None,
            certificates: vec![],
            password_hash: String::new(),
            must_change_password: true,
        };
        let refused = office.store.officers().add(again.clone()).await.unwrap_err();
        assert!(
            matches!(&refused, StoreError::Refused(refusal) if refusal.field.as_deref() == Some("login")),
            "{refused:?}"
        );
        for login in ["", " ", "a b", &"x".repeat(65)] {
            assert!(office.store.officers().add(NewOfficer { login: login.into(), ..again.clone() }).await.is_err());
        }
        assert!(office.store.officers().add_unit("渣土执法中队").await.is_err());
    })
    .await;
}

#[tokio::test]
async fn a_session_lives_until_it_expires_or_is_revoked() {
    everywhere(async |office| {
        let (sessions, now) = (office.store.sessions(), office.clock.now());
        sessions.open("one", office.officer.id, now + Duration::hours(8)).await.unwrap();
        sessions.open("two", office.officer.id, now + Duration::hours(8)).await.unwrap();
        assert_eq!(sessions.account("one").await.unwrap().unwrap().officer, office.officer);
        sessions.revoke("one").await.unwrap();
        assert!(!sessions.is_live("one").await.unwrap());
        assert!(sessions.is_live("two").await.unwrap());
        assert!(!sessions.is_live("three").await.unwrap());
        office.clock.set(now + Duration::hours(8) - Duration::milliseconds(1));
        assert!(sessions.is_live("two").await.unwrap());
        office.clock.set(now + Duration::hours(8));
        assert!(!sessions.is_live("two").await.unwrap());
        assert_eq!(sessions.forget_before(now + Duration::hours(9)).await.unwrap(), 2);
    })
    .await;
}

#[tokio::test]
async fn a_new_password_or_a_closed_account_ends_every_session() {
    everywhere(async |office| {
        let (officers, sessions, id) = (office.store.officers(), office.store.sessions(), office.officer.id);
        let until = office.clock.now() + Duration::hours(8);
        sessions.open("one", id, until).await.unwrap();
        officers.set_password(id, "new", true).await.unwrap();
        assert!(!sessions.is_live("one").await.unwrap());
        assert_eq!(officers.find(id).await.unwrap().password_hash, "new");
        assert!(officers.find(id).await.unwrap().must_change_password);
        sessions.open("two", id, until).await.unwrap();
        officers.disable(id).await.unwrap();
        assert!(!sessions.is_live("two").await.unwrap());
        assert!(officers.roster().await.unwrap().find(id, "lead").is_err());
        officers.enable(id).await.unwrap();
        assert!(!sessions.is_live("two").await.unwrap());
        sessions.open("three", id, until).await.unwrap();
        sessions.revoke_all(id).await.unwrap();
        assert!(!sessions.is_live("three").await.unwrap());
    })
    .await;
}

#[tokio::test]
async fn the_fifth_failure_locks_a_login_for_fifteen_minutes() {
    everywhere(async |office| {
        let (attempts, now) = (office.store.attempts(), office.clock.now());
        for _ in 0..4 {
            assert_eq!(attempts.record_failure("limin").await.unwrap(), None);
        }
        assert_eq!(attempts.locked_until("limin").await.unwrap(), None);
        let until = now + Duration::minutes(15);
        assert_eq!(attempts.record_failure(" LIMIN").await.unwrap(), Some(until));
        assert_eq!(attempts.locked_until("limin").await.unwrap(), Some(until));
        assert_eq!(attempts.locked_until("wangqiang").await.unwrap(), None);
        office.clock.set(until - Duration::milliseconds(1));
        assert!(attempts.locked_until("limin").await.unwrap().is_some());
        office.clock.set(until);
        assert!(attempts.locked_until("limin").await.unwrap().is_none());
        // Counting starts anew.
        assert_eq!(attempts.record_failure("limin").await.unwrap(), None);
        attempts.reset("limin").await.unwrap();
        for _ in 0..4 {
            assert_eq!(attempts.record_failure("limin").await.unwrap(), None);
        }
    })
    .await;
}

#[tokio::test]
async fn failures_at_the_same_instant_are_all_counted() {
    everywhere(async |office| {
        let tries = (0..5).map(|_| {
            let store = office.store.clone();
            tokio::spawn(async move { store.attempts().record_failure("nobody").await.unwrap() })
        });
        let mut locked = 0;
        for attempt in tries.collect::<Vec<_>>() {
            locked += usize::from(attempt.await.unwrap().is_some());
        }
        assert_eq!(locked, 1);
    })
    .await;
}
