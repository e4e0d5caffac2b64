"""The hall's HTTP interface (R25): routes, problems, stream, access. Described by itself at /openapi.json."""
