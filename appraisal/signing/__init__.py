"""Electronic signatures on published forms (PAdES). Which service signs is a setting; see ``interface``."""
