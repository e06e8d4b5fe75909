-- Which indicators weigh what, as marks, and names by position.

SET VARIABLE critical = (SELECT sum(1 << position)::BIGINT FROM indicator WHERE weight = 8);
SET VARIABLE high = (SELECT sum(1 << position)::BIGINT FROM indicator WHERE weight = 4);
SET VARIABLE medium = (SELECT sum(1 << position)::BIGINT FROM indicator WHERE weight = 2);
SET VARIABLE low = (SELECT sum(1 << position)::BIGINT FROM indicator WHERE weight = 1);
SET VARIABLE indicators = (SELECT list(id ORDER BY position) FROM indicator);
SET VARIABLE causes = (SELECT list(id ORDER BY position) FROM cause);
SET VARIABLE measures = (SELECT list(id ORDER BY position) FROM measure);
