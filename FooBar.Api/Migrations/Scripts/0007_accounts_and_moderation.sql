-- The collation makes names that differ only in case or accents one name.
CREATE TABLE IF NOT EXISTS accounts (
  id            BIGINT       NOT NULL AUTO_INCREMENT,
  name          VARCHAR(50)  NOT NULL,
  password_hash VARCHAR(255) NOT NULL,
  visitor       BINARY(16)   NOT NULL COMMENT 'what its posts and votes are stored under',
  stamp         BINARY(16)   NOT NULL COMMENT 'changes with the password: sessions and tokens with another one are over',
  is_moderator  BOOLEAN      NOT NULL DEFAULT FALSE,
  created_at    DATETIME(6)  NOT NULL COMMENT 'UTC',
  PRIMARY KEY (id),
  UNIQUE KEY account_name (name),
  UNIQUE KEY account_visitor (visitor)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_0900_ai_ci;

-- Rows are only ever added.
CREATE TABLE IF NOT EXISTS moderation_log (
  id        BIGINT       NOT NULL AUTO_INCREMENT,
  at        DATETIME(6)  NOT NULL COMMENT 'UTC',
  moderator VARCHAR(50)  NOT NULL,
  thread_id BIGINT       NOT NULL,
  reply_id  BIGINT       NULL,
  hidden    BOOLEAN      NOT NULL,
  reason    VARCHAR(500) NOT NULL,
  excerpt   VARCHAR(300) NOT NULL,
  PRIMARY KEY (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_0900_ai_ci;

-- How often something was tried in a window of time. The key is a digest: neither names nor addresses are kept.
CREATE TABLE IF NOT EXISTS rate_limits (
  id           BINARY(16)  NOT NULL,
  window_start DATETIME(6) NOT NULL COMMENT 'UTC',
  attempts     INT         NOT NULL,
  PRIMARY KEY (id),
  KEY rate_limits_by_window (window_start)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_0900_ai_ci;
