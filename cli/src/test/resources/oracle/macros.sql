-- Three-valued aggregates over the rows of a household: b is each row's membership or condition (true, false, NULL = unknown).
-- Arithmetic of pack.md: exact money in fen, ratios as doubles, ages in complete years, months as numbers.

CREATE MACRO some_row(b) AS CASE
    WHEN count(*) FILTER (WHERE b) > 0 THEN true
    WHEN count(*) FILTER (WHERE b IS NULL) > 0 THEN NULL
    ELSE false END;

CREATE MACRO every_row(b) AS CASE
    WHEN count(*) FILTER (WHERE NOT b) > 0 THEN false
    WHEN count(*) FILTER (WHERE b IS NULL) > 0 THEN NULL
    ELSE true END;

CREATE MACRO count_rows(b) AS CASE
    WHEN count(*) FILTER (WHERE b IS NULL) > 0 THEN NULL
    ELSE count(*) FILTER (WHERE b) END;

CREATE MACRO sum_rows(v, b) AS CASE
    WHEN count(*) FILTER (WHERE b IS NULL) > 0 THEN NULL
    WHEN count(*) FILTER (WHERE b AND v IS NULL) > 0 THEN NULL
    ELSE CAST(coalesce(sum(v) FILTER (WHERE b), 0) AS BIGINT) END;

CREATE MACRO ratio(a, b) AS CAST(a AS DOUBLE) / nullif(CAST(b AS DOUBLE), 0.0);

-- m / n rounded half-even, in integers: of the magnitude first, since half-even is symmetric.
CREATE MACRO quotient_half_even(m, n) AS CASE
    WHEN 2 * (m % n) > n OR (2 * (m % n) = n AND (m // n) % 2 = 1) THEN m // n + 1
    ELSE m // n END;
CREATE MACRO per_head(m, n) AS CASE
    WHEN n = 0 THEN NULL
    WHEN m < 0 THEN -quotient_half_even(-m, n)
    ELSE quotient_half_even(m, n) END;

CREATE MACRO complete_years(born, on_day) AS
    year(on_day) - year(born)
    - CASE WHEN month(on_day) * 100 + day(on_day) < month(born) * 100 + day(born) THEN 1 ELSE 0 END;

CREATE MACRO month_number(text) AS CAST(text[1:4] AS INTEGER) * 12 + CAST(text[6:7] AS INTEGER) - 1;

CREATE MACRO fen(text) AS CAST(CAST(text AS DECIMAL(18, 2)) * 100 AS BIGINT);

CREATE MACRO yuan(m) AS
    CASE WHEN m < 0 THEN '-' ELSE '' END || CAST(abs(m) // 100 AS VARCHAR) || '.'
    || lpad(CAST(abs(m) % 100 AS VARCHAR), 2, '0');

CREATE MACRO truth(text) AS CASE
    WHEN lower(text) IN ('true', '1', 'yes') THEN true
    WHEN lower(text) IN ('false', '0', 'no') THEN false END;

-- What the register holds: present(table_name, column_name), one row a header field.
CREATE MACRO has_table(t) AS EXISTS (SELECT 1 FROM present WHERE table_name = t);
CREATE MACRO has_column(t, c) AS EXISTS (SELECT 1 FROM present WHERE table_name = t AND column_name = c);
