"""The only readers and writers of models and results: case files, JSON, CSV, schemas."""
