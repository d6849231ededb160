//! Parties: check digits, rare characters, masks, refusals and warnings.
