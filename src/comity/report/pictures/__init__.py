"""Pictures as plain data, and as declarative specifications that a browser or vl-convert draws."""
