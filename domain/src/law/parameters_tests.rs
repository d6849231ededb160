//! Dated values: the day decides the row, and no day before the first row is guessed.
