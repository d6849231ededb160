//! The five parts of a new case, in their order, and which fields each of them asks for.

/// One of the five pages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// 案由
    Cause,
    /// 当事人
    Party,
    /// 时间地点
    Act,
    /// 证据
    Evidence,
    /// 核对
    Check,
}

impl Part {
    /// All of them, in order.
    pub const ALL: [Part; 5] = [Part::Cause, Part::Party, Part::Act, Part::Evidence, Part::Check];

    /// The page's address.
    pub fn path(self) -> &'static str {
        match self {
            Part::Cause => crate::drafts::NEW_CASE,
            Part::Party => "/cases/new/party",
            Part::Act => "/cases/new/act",
            Part::Evidence => "/cases/new/evidence",
            Part::Check => "/cases/new/check",
        }
    }

    /// The part whose address ends in a word.
    pub fn from_key(key: &str) -> Option<Part> {
        Part::ALL.into_iter().find(|part| part.path().strip_prefix("/cases/new/") == Some(key))
    }

    /// What people call it.
    pub fn label(self) -> &'static str {
        match self {
            Part::Cause => "案由",
            Part::Party => "当事人",
            Part::Act => "时间地点",
            Part::Evidence => "证据",
            Part::Check => "核对",
        }
    }

    /// The fields that belong to it; a refusal of one of them is shown here.
    pub fn fields(self) -> &'static [&'static str] {
        match self {
            Part::Cause => &["act_on", "violation"],
            Part::Party => &[
                "party_kind",
                "name",
                "credit_code",
                "credit_code.override_reason",
                "representative",
                "representative_post",
                "identity.document",
                "identity.number",
                "identity.reason",
                "address",
                "phone",
            ],
            Part::Act => &[
                "act_at",
                "act_until",
                "place",
                "plate",
                "load",
                "permit",
                "driver",
                "site",
                "facts",
                "environmental_damage",
                "harm_to_people",
                "source",
                "received_on",
                "reporter",
            ],
            Part::Evidence => &[],
            Part::Check => &["not_same"],
        }
    }

    /// Whether a field belongs to it.
    pub fn owns(self, field: &str) -> bool {
        self.fields().contains(&field)
    }

    /// The one after it.
    pub fn next(self) -> Option<Part> {
        Part::ALL.into_iter().skip_while(|part| *part != self).nth(1)
    }

    /// The one before it.
    pub fn previous(self) -> Option<Part> {
        Part::ALL.into_iter().take_while(|part| *part != self).last()
    }

    /// The part that a refusal of a field belongs to: the last page shows what no other owns.
    pub fn of_field(field: Option<&str>) -> Part {
        let owner = field.and_then(|field| Part::ALL.into_iter().find(|part| part.owns(field)));
        owner.unwrap_or(Part::Check)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_parts_follow_one_another() {
        assert_eq!(Part::Cause.previous(), None);
        assert_eq!(Part::Cause.next(), Some(Part::Party));
        assert_eq!(Part::Check.previous(), Some(Part::Evidence));
        assert_eq!(Part::Check.next(), None);
        assert_eq!(Part::from_key("act"), Some(Part::Act));
        assert_eq!(Part::from_key(""), None);
        assert_eq!(Part::of_field(Some("plate")), Part::Act);
        assert_eq!(Part::of_field(None), Part::Check);
    }
}
