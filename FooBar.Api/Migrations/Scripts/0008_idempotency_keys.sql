-- The requests that were done under a key, and what came of them. Written in the transaction of their effect.
CREATE TABLE IF NOT EXISTS idempotency_keys (
  name        VARCHAR(128) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'the key',
  step        SMALLINT    NOT NULL COMMENT 'which of the writes of the request',
  fingerprint BINARY(32)  NOT NULL COMMENT 'SHA-256 of the request',
  result      MEDIUMTEXT  NULL COMMENT 'JSON, and NULL only while the request is under way',
  expires_at  DATETIME(6) NOT NULL COMMENT 'UTC',
  PRIMARY KEY (name, step),
  KEY expired_idempotency_keys (expires_at)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_0900_ai_ci;
