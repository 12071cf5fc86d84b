-- Rows of lists that are no partner cards; the body is the whole, the columns are what lists filter and sort by.
CREATE TABLE list_row (
  list    INTEGER NOT NULL,
  id      TEXT NOT NULL,
  state   TEXT NOT NULL,
  at      INTEGER NOT NULL,
  partner TEXT,
  about   TEXT,
  body    BLOB NOT NULL,
  PRIMARY KEY (list, id)
) STRICT, WITHOUT ROWID;

CREATE INDEX list_at ON list_row (list, at, id);
CREATE INDEX list_state ON list_row (list, state, at, id);
CREATE INDEX list_partner ON list_row (list, partner, at, id) WHERE partner IS NOT NULL;
CREATE INDEX list_about ON list_row (list, about, at, id) WHERE about IS NOT NULL;

-- The first answer of every command, for ever: the same key never acts twice.
CREATE TABLE answer (
  key    TEXT PRIMARY KEY,
  digest BLOB NOT NULL,
  at     INTEGER NOT NULL,
  body   BLOB NOT NULL
) STRICT, WITHOUT ROWID;
