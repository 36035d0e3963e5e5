"""Results as view data: plain tables and sentences that a front end lays out."""
