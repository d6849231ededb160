//! What is filled in for a case beside the first one of its matter.

use serde::{Deserialize, Serialize};

use crate::party::Party;

choices! {
    /// In which role a party stands beside the first one of the matter.
    MatterRole {
        /// Took part in the act.
        Accomplice "accomplice" "共同行为人",
        /// 直接负责的主管人员和其他直接责任人员 of a unit.
        Responsible "responsible" "直接责任人员",
        /// The unit for which the first party acted.
        Unit "unit" "单位",
    }
}

form!(/// Another party of the same matter, to be decided on separately.
    OpenRelatedCase {
    /// Who.
    party: Party,
    /// In which role.
    role: MatterRole,
    /// The catalogue's code: the same entry, or another one.
    violation: String,
    /// Why separately.
    reason: String,
});
