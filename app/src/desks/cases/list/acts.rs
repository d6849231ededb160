//! What the forms of the case list do: search, keep a list under a name, and set how the list looks.

use domain::officer::Officer;
use store::StoreError;

use super::asked::Asked;
use super::rows::Shown;
use crate::context::{Acted, Office, Posted};
use crate::tastes::{COLUMNS, PAGE_SIZE, ROWS, SIZES, Tastes};

/// Performs what a form of the list asks for and leads to the list that follows.
///
/// # Errors
/// The memory failed.
pub async fn act(office: &Office, me: &Officer, posted: Posted) -> Result<Acted, StoreError> {
    let done = match posted.value("do") {
        Some("keep_list") => keep(office, me, &posted).await,
        Some("drop_list") => drop_kept(office, me, &posted).await,
        Some("columns") => columns(office, me, &posted).await,
        _ => search(office, me, &posted).await,
    };
    match done {
        Ok(address) => Ok(Acted::GoTo(address)),
        Err(StoreError::Refused(refusal)) => Ok(Acted::Again(Posted { refusals: vec![refusal], ..posted })),
        Err(error) => Err(error),
    }
}

/// The words of a search are stored with the person, so that no name or plate stands in an address.
async fn search(office: &Office, me: &Officer, posted: &Posted) -> Result<String, StoreError> {
    let mut fields = posted.fields.clone();
    fields.retain(|(name, _)| name != "s");
    let words = posted.value("words").unwrap_or_default().trim();
    if !words.is_empty() {
        let token = office.store.searches().store(me.id, words).await?;
        fields.push(("s".to_owned(), token));
    }
    Ok(Asked::of(office, me, &fields).await?.address("/cases", &[]))
}

async fn keep(office: &Office, me: &Officer, posted: &Posted) -> Result<String, StoreError> {
    let asked = Asked::of(office, me, &posted.fields).await?;
    let name = posted.value("name").unwrap_or_default();
    office.store.searches().keep(me.id, name, &asked.words, &asked.query(&["s", "only"])).await?;
    Ok(asked.address("/cases", &[]))
}

async fn drop_kept(office: &Office, me: &Officer, posted: &Posted) -> Result<String, StoreError> {
    office.store.searches().discard(me.id, posted.value("token").unwrap_or_default()).await?;
    Ok("/cases".to_owned())
}

/// `columns` are the ticked ones in their order on the form; a button 前移 or 后移 sends `move=<key>:up` or `:down` and
/// leaves everything else as it is kept.
async fn columns(office: &Office, me: &Officer, posted: &Posted) -> Result<String, StoreError> {
    if let Some((key, way)) = posted.value("move").and_then(|moved| moved.split_once(':')) {
        let tastes = Tastes::of(office.store.preferences().of(me.id).await?);
        let order: Vec<&str> = moved(Shown::chosen(&tastes), key, way == "up").into_iter().map(Shown::key).collect();
        office.store.preferences().set(me.id, &[(COLUMNS, order.join(","))]).await?;
        return Ok(Asked::of(office, me, &posted.fields).await?.address("/cases", &[]));
    }
    let wanted: Vec<&str> = posted.values("columns").into_iter().filter(|key| Shown::from_key(key).is_some()).collect();
    let size = posted.value("size").and_then(|size| size.parse().ok()).filter(|size| SIZES.contains(size));
    let rows = if posted.value("rows") == Some("dense") { "dense" } else { "normal" };
    let mut settings = vec![(COLUMNS, wanted.join(",")), (ROWS, rows.to_owned())];
    settings.extend(size.map(|size| (PAGE_SIZE, size.to_string())));
    office.store.preferences().set(me.id, &settings).await?;
    Ok(Asked::of(office, me, &posted.fields).await?.address("/cases", &[]))
}

/// The columns with one of them a place further left or right; the first and last stay where they are.
fn moved(mut order: Vec<Shown>, key: &str, up: bool) -> Vec<Shown> {
    if let Some(place) = order.iter().position(|one| one.key() == key) {
        let other = if up { place.checked_sub(1) } else { Some(place + 1) };
        if let Some(other) = other.filter(|other| *other < order.len()) {
            order.swap(place, other);
        }
    }
    order
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_column_moves_one_place_and_never_out_of_the_table() {
        let order = vec![Shown::Party, Shown::Stage, Shown::Fine];
        assert_eq!(moved(order.clone(), "stage", true), [Shown::Stage, Shown::Party, Shown::Fine]);
        assert_eq!(moved(order.clone(), "stage", false), [Shown::Party, Shown::Fine, Shown::Stage]);
        assert_eq!(moved(order.clone(), "party", true), order);
        assert_eq!(moved(order.clone(), "fine", false), order);
        assert_eq!(moved(order.clone(), "plate", true), order);
    }
}
