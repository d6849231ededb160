//! Checked examples of counting working days, rolls and refusals.
