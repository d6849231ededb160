//! How each person works stays theirs: searches, kept lists, settings, and who looked at a masked number.

mod office;

use domain::party::Masked;
use office::everywhere;
use sea_orm::ConnectionTrait;
use store::StoreError;
use store::ways::{KEPT_LIMIT, NAME_LIMIT, WORDS_LIMIT};

#[tokio::test]
async fn a_search_is_found_by_its_owner_alone() {
    everywhere(async |office| {
        let searches = office.store.searches();
        let (mine, theirs) = (office.officer.id, office.second.id);
        let token = searches.store(mine, " 豫D·A1234 ").await.unwrap();
        assert_eq!(searches.find(mine, &token).await.unwrap().unwrap().words, "豫D·A1234");
        assert_eq!(searches.find(theirs, &token).await.unwrap(), None);
        assert_eq!(searches.store(mine, "豫D·A1234").await.unwrap(), token, "the same words keep their token");
        assert_ne!(searches.store(mine, "张三").await.unwrap(), token);
        for nonsense in ["", "zz", "-1", "ffffffffffffffffffff"] {
            assert_eq!(searches.find(mine, nonsense).await.unwrap(), None, "{nonsense}");
        }
        assert!(searches.store(mine, &"长".repeat(WORDS_LIMIT)).await.is_ok());
        let refused = searches.store(mine, &"长".repeat(WORDS_LIMIT + 1)).await;
        assert!(matches!(refused, Err(StoreError::Refused(_))));
        // After ninety days the words are forgotten.
        office.clock.set("2026-06-08T02:00:00Z".parse().unwrap());
        searches.store(mine, "李四").await.unwrap();
        assert_eq!(searches.find(mine, &token).await.unwrap(), None);
    })
    .await;
}

#[tokio::test]
async fn a_list_is_kept_under_a_name() {
    everywhere(async |office| {
        let (searches, me) = (office.store.searches(), office.officer.id);
        searches.keep(me, "我的逾期", "", "lamp=late&").await.unwrap();
        searches.keep(me, "我的逾期", "张三", "lamp=soon&").await.unwrap();
        let kept = searches.kept(me).await.unwrap();
        assert_eq!(kept.len(), 1, "a name stands for one list");
        assert_eq!((kept[0].words.as_str(), kept[0].query.as_str()), ("张三", "lamp=soon&"));
        assert!(searches.kept(office.second.id).await.unwrap().is_empty());
        searches.discard(office.second.id, &kept[0].token).await.unwrap();
        assert_eq!(searches.kept(me).await.unwrap().len(), 1, "nobody lets go what is not theirs");
        for name in ["", "  ", &"长".repeat(NAME_LIMIT + 1)] {
            assert!(matches!(searches.keep(me, name, "", "").await, Err(StoreError::Refused(_))), "{name}");
        }
        assert!(searches.keep(me, &"长".repeat(NAME_LIMIT), "", "").await.is_ok());
        for n in 2..KEPT_LIMIT {
            searches.keep(me, &format!("常用{n}"), "", "").await.unwrap();
        }
        assert!(matches!(searches.keep(me, "又一个", "", "").await, Err(StoreError::Refused(_))));
        searches.keep(me, "我的逾期", "", "").await.unwrap();
        searches.discard(me, &searches.kept(me).await.unwrap()[0].token).await.unwrap();
        assert!(searches.keep(me, "又一个", "", "").await.is_ok());
    })
    .await;
}

#[tokio::test]
async fn settings_are_of_one_person() {
    everywhere(async |office| {
        let preferences = office.store.preferences();
        preferences.set(office.officer.id, &[("rows", "dense".into()), ("keys", "off".into())]).await.unwrap();
        preferences.set(office.officer.id, &[("rows", "normal".into())]).await.unwrap();
        let set = preferences.of(office.officer.id).await.unwrap();
        assert_eq!(set, [("keys".to_owned(), "off".to_owned()), ("rows".to_owned(), "normal".to_owned())]);
        assert!(preferences.of(office.second.id).await.unwrap().is_empty());
    })
    .await;
}

#[tokio::test]
async fn who_looked_is_written_down_and_stays() {
    everywhere(async |office| {
        let id = office.open("张三", "").await.case.id;
        let looks = office.store.looks();
        looks.record(office.officer.id, id, Masked::Identity, 0).await.unwrap();
        looks.record(office.second.id, id, Masked::Phone, 0).await.unwrap();
        let written = looks.of_case(id).await.unwrap();
        let who: Vec<_> = written.iter().map(|look| (look.officer, look.what)).collect();
        assert_eq!(who, [(office.officer.id, Masked::Identity), (office.second.id, Masked::Phone)]);
        let raw = office.raw().await;
        for change in ["UPDATE looks SET officer_id = 1", "DELETE FROM looks"] {
            assert!(raw.execute_unprepared(change).await.is_err(), "{change}");
        }
    })
    .await;
}
