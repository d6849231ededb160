//! The real file, its boundaries, and files that must be refused.
