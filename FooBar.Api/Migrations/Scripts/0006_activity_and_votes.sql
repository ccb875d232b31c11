UPDATE threads
SET active_at = GREATEST(created_at, COALESCE((SELECT MAX(created_at) FROM replies WHERE thread_id = threads.id), created_at))
WHERE active_at < created_at;

-- One vote a visitor and post. Without a foreign key, which would make voters for one post wait for each other's commits.
CREATE TABLE IF NOT EXISTS votes (
  kind     TINYINT     NOT NULL COMMENT '1 thread, 2 reply',
  post_id  BIGINT      NOT NULL,
  voter    BINARY(16)  NOT NULL,
  voted_at DATETIME(6) NOT NULL COMMENT 'UTC',
  PRIMARY KEY (kind, post_id, voter)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_0900_ai_ci;
