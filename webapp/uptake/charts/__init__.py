"""Charts and the map as SVG, made from numbers alone. Pure."""
