-- The example data sets that were inserted, each once, by name.
CREATE TABLE IF NOT EXISTS seeds (
  name       VARCHAR(100) NOT NULL,
  applied_at DATETIME(6)  NOT NULL COMMENT 'UTC',
  PRIMARY KEY (name)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_0900_ai_ci;
