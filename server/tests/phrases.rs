//! Phrases: those that came with the program stand under the texts they fit, with one's own before them.

mod office;

use office::TestOffice;

#[tokio::test]
async fn phrases_are_offered_added_and_taken_away() {
    let office = TestOffice::open().await;
    let cookie = office.sign_in("zhangwei").await;
    assert!(office.get("/cases/new/act", &cookie).await.text().contains("当事人不在场，现场由…见证。"));
    let add = async |phrase: &str| office.post("/phrases", &cookie, &[("phrase", phrase)]).await;
    assert_eq!(add("夜查时道路湿滑。").await.status, 303);
    assert!(office.get("/cases/new/act", &cookie).await.text().contains("夜查时道路湿滑。"));
    let other = office.sign_in("wangqiang").await;
    assert!(!office.get("/cases/new/act", &other).await.text().contains("夜查时道路湿滑。"));
    assert_eq!(office.post("/phrases", &cookie, &[("remove", "夜查时道路湿滑。")]).await.status, 303);
    assert!(!office.get("/phrases", &cookie).await.text().contains("夜查时道路湿滑。"));
    for (length, status) in [(0, 422), (499, 303), (500, 303), (501, 422)] {
        assert_eq!(add(&"字".repeat(length)).await.status, status, "{length}");
    }
    for number in 3..=100 {
        assert_eq!(add(&format!("第 {number} 条。")).await.status, 303, "{number}");
    }
    let full = add("再一条。").await;
    assert_eq!(full.status, 422);
    assert!(full.text().contains("我的短语已有 100 条，先去掉不用的") && full.text().contains("再一条。"));
}
