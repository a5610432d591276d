"""The files of a release, made from its content alone: PDF, XLSX, CSV, SDMX, JSON. Pure."""
