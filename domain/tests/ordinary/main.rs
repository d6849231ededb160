//! The ordinary procedure 普通程序, walked and tried at every stage.

mod boundaries;
mod journey;
mod office;
