-- Three values in one number: bit i says true, bit i + 32 unknown, neither false.

CREATE TEMP MACRO flag(i) AS 1::BIGINT << i;
CREATE TEMP MACRO doubt(i) AS 1::BIGINT << (i + 32);
CREATE TEMP MACRO mark(i, b) AS CASE WHEN b THEN flag(i) WHEN b IS NULL THEN doubt(i) ELSE 0 END;
CREATE TEMP MACRO holds(bits, i) AS (bits & flag(i)) <> 0;
CREATE TEMP MACRO truth(bits, i) AS CASE WHEN holds(bits, i) THEN true WHEN (bits & doubt(i)) <> 0 THEN NULL ELSE false END;

-- money / heads rounded half to even, in integers; DuckDB's // and % truncate toward zero.
CREATE TEMP MACRO per_head(money, heads) AS CASE WHEN heads > 0 THEN
    money // heads
    + CASE WHEN money < 0 THEN -1 ELSE 1 END
    * (2 * abs(money % heads) + ((money // heads) & 1) > heads)::BIGINT END;

CREATE TEMP MACRO one(bits, i) AS ((bits >> i) & 1)::INTEGER;
CREATE TEMP MACRO positions(bits) AS list_filter(range(30), lambda i: ((bits >> i) & 1) = 1);
CREATE TEMP MACRO named(places, names) AS list_transform(places, lambda i: names[i + 1]);

-- The places of the weights above 0, heaviest first, ties in order of place.
CREATE TEMP MACRO by_weight(weights) AS list_transform(
    list_reverse_sort(list_filter(
        list_transform(weights, lambda w, i: w * 32 + 32 - i),
        lambda x: x >= 32)),
    lambda x: 31 - x % 32);

-- A number that changes with the order of a list of places.
CREATE TEMP MACRO order_sum(places) AS coalesce(list_sum(list_transform(places, lambda p, i: i::BIGINT << p)), 0)::BIGINT;

CREATE TEMP MACRO yuan(fen) AS fen::DECIMAL(16, 0) * 0.01::DECIMAL(2, 2);
