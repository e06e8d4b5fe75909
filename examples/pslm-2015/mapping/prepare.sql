-- Identifiers. The survey's household code is already unique in the country.
create macro person_of(hhcode, idc) as hhcode || '-' || lpad(idc, 2, '0');

-- A stated figure; the source writes some whole rupees as 2e+05, which is exactly 200000.
create macro rupees(stated) as cast(cast(stated as double) as decimal(18, 2));

-- The twelve months of the reference year, July 2015 to June 2016, numbered 1 to 12.
create view year_months as
select i as number, strftime(date '2015-06-01' + to_months(cast(i as integer)), '%Y-%m') as month
from range(1, 13) as months(i);

-- A twelfth of a year's amount, to the paisa; what the division leaves is added to the twelfth month,
-- so that the twelve months sum to exactly what was stated.
create macro paisa_of(amount) as cast(amount * 100 as bigint);
create macro part_of_year(amount, number) as cast(
    case
        when number < 12 then paisa_of(amount) // 12
        else paisa_of(amount) - 11 * (paisa_of(amount) // 12)
    end as decimal(18, 2)) * 0.01;

-- The age in complete years at the interview, up to ten months before the reference date, allows this birth date.
create macro agrees_with(born, age) as
    born <= date '2016-07-01' and datesub('year', born, date '2016-07-01') - age in (0, 1);

-- The household's place in the survey's design.
create macro province_code(name) as case trim(name)
    when 'KP' then 'PK-KP'
    when 'Punjab' then 'PK-PB'
    when 'Sindh' then 'PK-SD'
    when 'Balochistan' then 'PK-BA'
end;
create macro stratum_code(province, region) as province_code(province) || '-' || lower(trim(region));

-- Which industry labels of the survey are agriculture, forestry or fishing.
create macro is_farming(industry) as regexp_matches(
    industry,
    '^(Growing|Raising|Mixed farming|Plant propagation|Seed processing|Post-harvest|Hunting|Logging|Silviculture)'
        || '|^Support (activities for (animal|crop)|services to forestry)|^(Marine|Freshwater) (fishing|aquaculture)');
create macro is_cultivator(status) as status in ('Own cultivator', 'Share cropper', 'Contract cultivator');

-- Crops as the agriculture sheet gives them: in rupees, once per household.
create view crops as
select
    hhcode,
    rupees(a135g) as kept,
    coalesce(rupees(a150), 0) as costs,
    case when a106 = 'Yes' then rupees(a107) end as rent_paid,
    case when a103 = 'Yes' then rupees(a105) end as rent_received
from "Agriculture";

-- Animals as the livestock sheet gives them: in rupees, once per household.
create view animals as
select
    hhcode,
    rupees("S7bc3.180") as products,
    rupees("S7bc3.165") as sold,
    rupees("S7bc1.195") as costs,
    rupees("S7bc5.165") as bought,
    coalesce(rupees("S7bc2.181"), 0) + coalesce(rupees("S7bc2.182"), 0) as own_fodder,
    case when "S7bc1.196" = 'Yes' then rupees("S7bc1.197") end as rent_received
from "LiveStock";

-- What each person said to earn in the year, kind by kind, before the sheets take the place of farm earnings.
create view earnings as
select
    e.hhcode,
    e.idc,
    s1bq06 as status,
    'main_work' as detail,
    case when s1bq07 = 'Annually' then rupees(s1bq10) end as year_amount,
    case when s1bq08 is not null then rupees(s1bq08) end as month_amount,
    cast(s1bq09 as integer) as months_worked
from "Employment" as e
where s1bq06 is not null
union all
select hhcode, idc, s1bq14, 'part_time_work', rupees(s1bq15), null, null from "Employment" where s1bq15 is not null
union all
select hhcode, idc, null, 'other_work', rupees(s1bq17), null, null from "Employment" where s1bq17 is not null
union all
select hhcode, idc, null, 'in_kind_wages_sold', rupees(s1bq19), null, null from "Employment" where s1bq19 is not null
union all
select hhcode, idc, null, 'pension_and_benefits', rupees(s1bq21), null, null
from "Employment"
where s1bq21 is not null;

-- A cultivator's and a herder's own statement is their net farm income over again: where the household's
-- agriculture or livestock sheet has a value, the sheet counts and the statement does not.
create view counted_earnings as
select e.*
from earnings as e
left join crops as c on c.hhcode = e.hhcode
left join animals as a on a.hhcode = e.hhcode
where not (is_cultivator(coalesce(status, '')) and c.kept is not null)
    and not (coalesce(status, '') = 'Live stock (only)' and a.products is not null);
