//! Opening a case: registering a clue is its first step.

use axum::extract::State;
use axum::http::{HeaderName, StatusCode, header};
use domain::step::RegisterClue;

use super::body::Once;
use super::described::BASE;
use super::steps::StepTaken;
use crate::problem::Problem;
use crate::session::Signed;
use crate::state::AppState;

#[utoipa::path(
    post, path = "/cases", tag = "案件", summary = "登记线索，建立案件", operation_id = "open_case",
    description = "建立案件就是办理第一步“登记线索”。案由写目录代码，按违法行为当日有效的目录查找。",
    params(("Idempotency-Key" = String, Header, description = "这一请求的唯一标识，重发时不变", min_length = 1, max_length = 200)),
    request_body(content = RegisterClue, example = json!({
        "clue": { "source": "patrol", "received_on": "2026-03-02", "reporter": "", "summary": "夜间巡查发现车辆沿途遗撒" },
        "dossier": {
            "party": {
                "kind": "person", "name": "张三", "sex": null, "born": null, "address": "河南省平顶山市卫东区",
                "identity": { "state": "unknown", "reason": "现场未出示证件" }, "phone": null
            },
            "act": { "on": "2026-03-01", "place": "建设路与新华路口", "facts": "运输渣土的车辆未密闭，沿途遗撒约 20 米" },
            "violation": "MK-001",
            "particulars": { "family": "muck", "plate": "豫D·A1234", "load": "渣土" }
        }
    })),
    responses(
        (status = 201, description = "已建立；Location 是案件的地址", body = StepTaken),
        (status = 422, description = "法律或者填写不允许，或者 Idempotency-Key 已用于别的请求", body = Problem, content_type = "application/problem+json")
    )
)]
pub async fn open(
    State(app): State<AppState>,
    Signed(officer): Signed,
    Once { form, request }: Once<RegisterClue>,
) -> Result<(StatusCode, [(HeaderName, String); 1], axum::Json<StepTaken>), Problem> {
    let taken = app.store.cases().open(form, &officer, Some(&request)).await?;
    let address = format!("{BASE}/cases/{}", taken.case.id);
    Ok((StatusCode::CREATED, [(header::LOCATION, address)], axum::Json(taken.into())))
}
