-- Texts that repeat in every row are numbered: the unique indexes stay short, and so does the log that carries their pages.
-- No foreign keys: the writer alone inserts, and checking them would cost two look-ups per entry.
CREATE TABLE subject (
  key  INTEGER PRIMARY KEY,
  kind INTEGER NOT NULL,
  id   TEXT NOT NULL,
  UNIQUE (kind, id)
) STRICT;

CREATE TABLE word (
  key  INTEGER PRIMARY KEY,
  text TEXT NOT NULL UNIQUE
) STRICT;

-- In order of append, so that the table itself only ever grows at its end. (subject, version) is the fence.
CREATE TABLE entry (
  seq            INTEGER PRIMARY KEY,
  subject        INTEGER NOT NULL,
  version        INTEGER NOT NULL,
  source         INTEGER NOT NULL,
  id             TEXT NOT NULL,
  type           INTEGER NOT NULL,
  time           INTEGER NOT NULL,
  recorded       INTEGER NOT NULL,
  previous       BLOB NOT NULL,
  hash           BLOB NOT NULL,
  payload_digest BLOB NOT NULL,
  content_digest BLOB NOT NULL,
  payload        BLOB NOT NULL,
  UNIQUE (subject, version),
  UNIQUE (source, id)
) STRICT;

CREATE TABLE commit_chain (
  number    INTEGER PRIMARY KEY,
  first_seq INTEGER NOT NULL,
  entries   INTEGER NOT NULL,
  at        INTEGER NOT NULL,
  hash      BLOB NOT NULL
) STRICT;

CREATE TABLE outbox (
  number  INTEGER PRIMARY KEY,
  origin  INTEGER NOT NULL,
  target  INTEGER NOT NULL,
  kind    INTEGER NOT NULL,
  version INTEGER NOT NULL,
  time    INTEGER NOT NULL,
  payload BLOB NOT NULL,
  UNIQUE (origin, target, kind)
) STRICT;

CREATE TABLE deadline (
  subject INTEGER NOT NULL,
  name    INTEGER NOT NULL,
  due     INTEGER NOT NULL,
  PRIMARY KEY (subject, name)
) STRICT, WITHOUT ROWID;

CREATE INDEX deadline_due ON deadline (due);

CREATE TABLE card (
  subject        INTEGER PRIMARY KEY,
  partner        TEXT NOT NULL,
  name           TEXT NOT NULL,
  search         TEXT NOT NULL,
  type           TEXT NOT NULL,
  region         TEXT NOT NULL,
  lifecycle      TEXT NOT NULL,
  tier           TEXT NOT NULL,
  warnings       INTEGER NOT NULL,
  suspended      INTEGER NOT NULL,
  band           TEXT NOT NULL,
  score          INTEGER NOT NULL,
  dimensions     TEXT NOT NULL,
  open           INTEGER NOT NULL,
  arr            INTEGER NOT NULL,
  certifications INTEGER NOT NULL,
  at             INTEGER NOT NULL,
  next_change    INTEGER,
  version        INTEGER NOT NULL
) STRICT;

-- Never touched by an update, since a card keeps its partner; counts and the default list read it alone.
CREATE UNIQUE INDEX card_partner ON card (partner);

CREATE TABLE quarantine (
  number   INTEGER PRIMARY KEY,
  received INTEGER NOT NULL,
  reason   TEXT NOT NULL,
  pointer  TEXT NOT NULL,
  detail   TEXT NOT NULL,
  source   TEXT,
  id       TEXT,
  type     TEXT,
  replayed INTEGER,
  outcome  TEXT,
  bytes    BLOB NOT NULL
) STRICT;

CREATE INDEX quarantine_open ON quarantine (number) WHERE replayed IS NULL;
