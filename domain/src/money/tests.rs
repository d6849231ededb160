//! Amounts: the thirty vectors of the writing rules, and everything people type.
