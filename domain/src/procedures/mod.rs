//! The paths a case can take. To add a procedure: a folder with `may` and `take`, named here and in `case`.

pub mod ordinary;
