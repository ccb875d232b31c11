-- The key ring that signs forms and cookies: one for all application servers, so that a form survives landing on another one.
CREATE TABLE IF NOT EXISTS data_protection_keys (
  id         BIGINT       NOT NULL AUTO_INCREMENT,
  name       VARCHAR(200) NOT NULL,
  xml        TEXT         NOT NULL,
  created_at DATETIME(6)  NOT NULL COMMENT 'UTC',
  PRIMARY KEY (id),
  UNIQUE KEY data_protection_key_name (name)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_0900_ai_ci;
