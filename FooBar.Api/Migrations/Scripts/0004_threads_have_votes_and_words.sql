-- Applied when column threads.version exists.
-- The newest list reads the primary key; the other two have an index each. Each ends with the primary key by itself.
ALTER TABLE threads
  ADD COLUMN score     INT         NOT NULL DEFAULT 0 COMMENT 'kept in the transaction that votes',
  ADD COLUMN owner     BINARY(16)  NULL COMMENT 'the visitor who posted it',
  ADD COLUMN edited_at DATETIME(6) NULL COMMENT 'UTC',
  ADD COLUMN active_at DATETIME(6) NOT NULL DEFAULT '2000-01-01' COMMENT 'UTC; when it was started or last replied to',
  ADD COLUMN version   INT         NOT NULL DEFAULT 1 COMMENT 'one more with every change by its author',
  ADD COLUMN hidden    BOOLEAN     NOT NULL DEFAULT FALSE COMMENT 'by a moderator',
  ADD KEY threads_by_activity (active_at),
  ADD KEY threads_by_reply_count (reply_count),
  ADD FULLTEXT KEY threads_words (title, body);
