"""The API for the agency's personnel system: documented by OpenAPI, opened by a key with scope and expiry."""
