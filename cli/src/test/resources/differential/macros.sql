-- Arithmetic of packs in SQL. An argument that is used more than once is bound to the field of a row first, so that
-- expressions do not grow with every use: list_transform([{...}], lambda t: ...)[1] reads "let t be {...} in ...".

CREATE MACRO fitting(x) AS TRY_CAST(x AS BIGINT);

CREATE MACRO finite(x) AS nullif(nullif(nullif(x, 'infinity'::DOUBLE), '-infinity'::DOUBLE), 'nan'::DOUBLE);

CREATE MACRO sign_of(x) AS CASE WHEN x < 0 THEN -1 WHEN x > 0 THEN 1 ELSE 0 END;

CREATE MACRO power_of_ten(e) AS TRY_CAST('1' || repeat('0', e) AS HUGEINT);

-- a / b rounded half to even; NULL when b is 0
CREATE MACRO half_even(a, b) AS list_transform([{'a': a::HUGEINT, 'b': nullif(b::HUGEINT, 0)}], lambda t:
    t.a // t.b + CASE
        WHEN 2 * abs(t.a % t.b) > abs(t.b) OR (2 * abs(t.a % t.b) = abs(t.b) AND (t.a // t.b) % 2 <> 0)
        THEN sign_of(t.a) * sign_of(t.b)
        ELSE 0 END)[1];

-- The shortest decimal form of a double: digits * 10 ** exponent.
CREATE MACRO decimal_form(f) AS list_transform(
    [{'text': split_part(abs(f)::VARCHAR, 'e', 1), 'exponent': split_part(abs(f)::VARCHAR, 'e', 2), 'sign': sign_of(f)}],
    lambda d: {
        'digits': d.sign * replace(d.text, '.', '')::HUGEINT,
        'exponent': CASE WHEN d.exponent = '' THEN 0 ELSE d.exponent::INTEGER END - length(split_part(d.text, '.', 2))
    })[1];

-- m times the double f, exact by its shortest decimal form, rounded half to even to a whole number; NULL out of range.
CREATE MACRO product(m, f) AS list_transform([{'m': m::HUGEINT, 'f': decimal_form(f)}], lambda p: CASE
    WHEN p.m * p.f.digits IS NULL THEN NULL
    WHEN p.m * p.f.digits = 0 THEN 0
    WHEN p.f.exponent < -37 THEN 0
    WHEN p.f.exponent < 0 THEN half_even(p.m * p.f.digits, power_of_ten(-p.f.exponent))
    WHEN p.f.exponent <= 18 AND abs(p.m * p.f.digits) < power_of_ten(19)
    THEN p.m * p.f.digits * power_of_ten(p.f.exponent)
    END)[1];

CREATE MACRO scaled(m, f) AS fitting(product(m, f));

CREATE MACRO ratio(a, b) AS finite(a::DOUBLE / nullif(b::DOUBLE, 0));

CREATE MACRO day_of(d) AS DATE '1970-01-01' + d::INTEGER;

CREATE MACRO month_of(d) AS list_transform([day_of(d)], lambda m: (year(m) * 12 + month(m) - 1)::BIGINT)[1];

CREATE MACRO complete_years(d, today) AS list_transform([{'from': day_of(d), 'to': day_of(today)}], lambda y:
    (year(y.to) - year(y.from)
    - CASE WHEN month(y.to) * 100 + day(y.to) < month(y.from) * 100 + day(y.from) THEN 1 ELSE 0 END)::BIGINT)[1];

CREATE MACRO in_last(m, n, skip, today) AS list_transform(
    [{'m': m::HUGEINT, 'n': n::HUGEINT, 'last': month_of(today) - skip::HUGEINT}],
    lambda w: CASE WHEN w.m + w.n + w.last IS NOT NULL THEN w.last - w.n <= w.m AND w.m < w.last END)[1];

-- All dates have years of four digits, so that 20 000 years are as good as any more.
CREATE MACRO within(d, n, today) AS list_transform(
    [{'d': d, 'n': CASE WHEN n > 240000 THEN 240000 WHEN n < -240000 THEN -240000 ELSE n END::INTEGER}],
    lambda w: CASE WHEN w.d + w.n IS NOT NULL
        THEN (day_of(today) - to_months(w.n))::DATE - DATE '1970-01-01' < w.d AND w.d <= today END)[1];

-- Lists are of {belongs, item}. A list that is NULL is unknown.
CREATE MACRO some_of(truths) AS list_reduce(truths, lambda a, b: a OR b, false);
CREATE MACRO every_of(truths) AS list_reduce(truths, lambda a, b: a AND b, true);

-- The items that belong, and NULL for each of which that, or the item, is unknown.
CREATE MACRO items(l) AS list_transform(
    list_filter(l, lambda e: e.belongs IS DISTINCT FROM false),
    lambda e: CASE WHEN e.belongs THEN e.item END);

CREATE MACRO count_of(l) AS list_reduce(
    list_transform(l, lambda e: CASE WHEN e.belongs THEN 1 WHEN NOT e.belongs THEN 0 END::BIGINT),
    lambda a, b: a + b, 0::BIGINT);

CREATE MACRO whole_sum(xs) AS list_reduce(
    list_transform(xs, lambda x: x::HUGEINT), lambda a, b: a + b, 0::HUGEINT);

-- One after the other, in the order of the rows.
CREATE MACRO double_sum(xs) AS list_reduce(xs, lambda a, b: a + b, 0::DOUBLE);

CREATE MACRO least_of(xs) AS list_transform([{'xs': xs}], lambda l:
    CASE WHEN list_count(l.xs) = len(l.xs) THEN list_min(l.xs) END)[1];
CREATE MACRO greatest_of(xs) AS list_transform([{'xs': xs}], lambda l:
    CASE WHEN list_count(l.xs) = len(l.xs) THEN list_max(l.xs) END)[1];

-- A whole number of any size as the nearest double.
CREATE MACRO nearest_double(x) AS x::HUGEINT::VARCHAR::DOUBLE;

CREATE MACRO whole_average(xs) AS list_transform([{'xs': xs}], lambda l:
    nearest_double(whole_sum(l.xs)) / nullif(len(l.xs), 0)::DOUBLE)[1];
CREATE MACRO money_average(xs) AS list_transform([{'xs': xs}], lambda l:
    fitting(half_even(whole_sum(l.xs), len(l.xs))))[1];
CREATE MACRO double_average(xs) AS list_transform([{'xs': xs}], lambda l:
    finite(double_sum(l.xs) / nullif(len(l.xs), 0)::DOUBLE))[1];

-- A series is a list of {month, value}.
CREATE MACRO value_at(series, m) AS list_transform([{'s': series, 'm': m}], lambda l:
    list_filter(l.s, lambda v: v.month = l.m)[1].value)[1];
CREATE MACRO latest_before(series, m) AS
    list_max(list_transform(list_filter(series, lambda v: v.month < m), lambda v: v.month));
CREATE MACRO change_on_year(series, m) AS list_transform(
    [{'now': value_at(series, latest_before(series, m)), 'then': value_at(series, latest_before(series, m) - 12)}],
    lambda c: finite((c.now - c.then) / nullif(c.then, 0)))[1];

-- s / t as a double, both whole numbers.
CREATE MACRO quotient(s, t) AS list_transform([{'s': abs(s), 't': t, 'sign': sign_of(s)}], lambda m:
    m.sign * (m.s // m.t || '.' || lpad((m.s % m.t * power_of_ten(30) // m.t)::VARCHAR, 30, '0'))::DOUBLE)[1];
