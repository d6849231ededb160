//! Periods at their boundaries: counting, rolling, lamps and explanations.
