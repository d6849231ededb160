//! What the law says about an enforcement case: no clock, no disk, no network.
//!
//! | module | in business language |
//! |---|---|
//! | `case` | a case 案件: what may be done with it now, doing it, and what follows |
//! | `stage` | where a case stands 阶段 |
//! | `step` | everything somebody in the bureau can do with a case |
//! | `event` | everything that has happened: the audit trail 日志 |
//! | `refusal` | why not, always with its article |
//! | `procedures` | the ordinary procedure 普通程序, step by step |
//! | `now` | the moment of a step: clock, law, people and bureau handed in |
//! | `dossier` | clue 线索, act 违法行为, facts 违法事实 |
//! | `evidence` | exhibits 证据 and their custody |
//! | `service` | service 送达, its proof and the deemed day |
//! | `fine` | day to pay by, surcharge 加处罚款 and its cap, what is left |
//! | `numbers` | gap-free numbers of papers 文号 |
//! | `officer` | people, roles, certificates 执法证 |
//! | `bureau` | the bureau as its papers name it |
//! | `families` | the fields of work; muck trucks 渣土 first |
//! | `money` | amounts in fen, in figures, in words 大写 and in 万元 |
//! | `party` | person 个人, organisation 单位, sole trader 个体工商户 |
//! | `joint` | joint parties 共同当事人: one act done together, one decision |
//! | `matter` | cases of one matter 同一事项: one decision for each of several parties |
//! | `law` | articles with gists 法规摘要, terms 术语, working-day calendar, dated parameters, deadlines, catalogue of violations 案由; old law and new law, discretion 裁量, limitation 时效, competence 职权, leniency, one act one fine, dated changes |
//! | `documents` | the papers 文书 and the blocks they are made of |
//! | `disclosure` | double publicity 双公示: what goes to the credit platform, what is kept back, until when it is shown |
//! | `exports` | tables for other offices, first the penalty table of the credit platform |

pub mod bureau;
pub mod case;
pub mod disclosure;
pub mod documents;
pub mod dossier;
pub mod event;
pub mod evidence;
pub mod exports;
pub mod families;
pub mod fine;
pub mod ids;
pub mod joint;
pub mod law;
pub mod matter;
pub mod money;
pub mod now;
pub mod numbers;
pub mod officer;
pub mod party;
pub mod phrases;
pub mod procedures;
pub mod refusal;
pub mod service;
pub mod stage;
pub mod step;
