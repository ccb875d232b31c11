-- Applied when column replies.version exists.
ALTER TABLE replies
  ADD COLUMN score     INT         NOT NULL DEFAULT 0 COMMENT 'kept in the transaction that votes',
  ADD COLUMN owner     BINARY(16)  NULL COMMENT 'the visitor who posted it',
  ADD COLUMN edited_at DATETIME(6) NULL COMMENT 'UTC',
  ADD COLUMN version   INT         NOT NULL DEFAULT 1 COMMENT 'one more with every change by its author',
  ADD COLUMN hidden    BOOLEAN     NOT NULL DEFAULT FALSE COMMENT 'by a moderator',
  ADD FULLTEXT KEY replies_words (body);
