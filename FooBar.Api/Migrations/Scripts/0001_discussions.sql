-- Lists are read by keyset: threads by their number, newest first; replies by thread and number.
CREATE TABLE IF NOT EXISTS threads (
  id          BIGINT       NOT NULL AUTO_INCREMENT,
  title       VARCHAR(200) NOT NULL,
  body        TEXT         NOT NULL,
  author      VARCHAR(50)  NOT NULL,
  created_at  DATETIME(6)  NOT NULL COMMENT 'UTC',
  reply_count INT          NOT NULL DEFAULT 0 COMMENT 'kept in the transaction that adds the reply, so that a list needs no counting',
  PRIMARY KEY (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_0900_ai_ci;

CREATE TABLE IF NOT EXISTS replies (
  id         BIGINT      NOT NULL AUTO_INCREMENT,
  thread_id  BIGINT      NOT NULL,
  body       TEXT        NOT NULL,
  author     VARCHAR(50) NOT NULL,
  created_at DATETIME(6) NOT NULL COMMENT 'UTC',
  PRIMARY KEY (id),
  KEY replies_of_thread (thread_id, id),
  CONSTRAINT replies_belong_to_thread FOREIGN KEY (thread_id) REFERENCES threads (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_0900_ai_ci;
