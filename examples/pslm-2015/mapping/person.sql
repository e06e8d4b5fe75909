-- The reference date is 2016-07-01, the day after fieldwork ended.
with born as (
    select
        hhcode,
        idc,
        cast(age as integer) as age,
        nullif(cast(s1aq61 as integer), 0) as day,
        nullif(cast(s1aq62 as integer), 0) as month,
        nullif(cast(s1aq63 as integer), 0) as year
    from "HHRoster"
),
parts as (
    select
        *,
        try_cast(year || '-' || lpad(cast(month as varchar), 2, '0') || '-' || lpad(cast(day as varchar), 2, '0') as date)
            as stated,
        case when month is not null then try_cast(year || '-' || lpad(cast(month as varchar), 2, '0') || '-15' as date) end
            as mid_month
    from born
),
dated as (
    select
        hhcode,
        idc,
        age,
        year,
        -- A date given in full counts as it stands if the age given in years can be right with it: the
        -- interview was up to ten months before the reference date, so the age may since have grown by one.
        case when agrees_with(stated, age) then stated end as stated,
        case when agrees_with(mid_month, age) then mid_month end as mid_month
    from parts
),
birth as (
    select
        hhcode,
        idc,
        stated is not null as exact,
        case
            when stated is not null then stated
            when mid_month is not null then mid_month
            -- Born in the second or the first half of the year given: the middle of that half agrees with the age.
            when year = 2015 - age then make_date(year, 10, 1)
            when year = 2016 - age then make_date(year, 4, 1)
            -- No usable year: the middle of the dates that give this age on the reference date.
            else make_date(2016 - age, 1, 1)
        end as birth_date
    from dated
)
select
    person_of(r.hhcode, r.idc) as person_id,
    r.hhcode as household_id,
    case r.s1aq04 when 'Female' then 'F' when 'Male' then 'M' end as sex,
    b.birth_date,
    case r.s1aq02
        when 'Head' then 'head'
        when 'Spouse' then 'spouse'
        when 'Son/Daughter' then 'child'
        when 'Grand Child' then 'grandchild'
        when 'Son/Daughter-in-law' then 'child_in_law'
        when 'Brother\Sister' then 'sibling'
        when 'Father/Mother' then 'parent'
        when 'Nephew\Niece' then 'nephew_niece'
        when 'Brother/Sister-in-law' then 'sibling_in_law'
        when 'Father/Mother-in-law' then 'parent_in_law'
        when 'Real Uncle/Aunty' then 'uncle_aunt'
        when 'Grand Father/Mother' then 'grandparent'
        when 'Servants/Their Relatives' then 'servant'
        when 'Others(Specify)' then 'other'
    end as relation,
    r.s1aq11 = 'yes' as resident,
    -- The highest level completed: primary is five classes, middle eight, intermediate twelve.
    case
        when e.s2ac04 = 'no' then 'none'
        when e.s2ac05 in ('less than 1', 'class 1', 'class 2', 'class 3', 'class 4') then 'none'
        when e.s2ac05 in ('class 5', 'class 6', 'class 7') then 'primary'
        when e.s2ac05 in ('class 8', 'class 9', 'class 10') then 'junior'
        when e.s2ac05 = 'FA/FSc/I-COM' then 'senior'
        when e.s2ac05 = 'Polytechnic Diploma' then 'vocational'
        when e.s2ac05 in ('BA/BSc/B.com/B.Ed/Post Graduate', 'MA/MSc/MEd', 'Mphil/PhD') then 'tertiary'
        when e.s2ac05 like 'Degree in %' then 'tertiary'
    end as education,
    case when e.s2ac06 = 'yes' then true when e.s2ac06 = 'no' or e.s2ac04 = 'no' then false end as enrolled,
    case
        when w.s1bq01 = 'no' and w.s1bq03 <> 'yes' then 'none'
        when w.s1bq06 = 'Paid employee' then 'local_wage'
        when is_cultivator(w.s1bq06) or w.s1bq06 = 'Live stock (only)' then 'farm'
        when w.s1bq06 = 'Contributing family worker' and is_farming(w.s1bq05) then 'farm'
        when w.s1bq06 in ('Self employed non agri', 'Contributing family worker') then 'self_employed'
        when w.s1bq06 like 'Employer,%' then 'self_employed'
    end as employment,
    not b.exact as birth_date_estimated,
    cast(r.age as integer) as age_stated,
    r.s1aq05 <> 'present' as temporarily_absent
from "HHRoster" as r
join birth as b on b.hhcode = r.hhcode and b.idc = r.idc
left join "Education" as e on e.hhcode = r.hhcode and e.idc = r.idc
left join "Employment" as w on w.hhcode = r.hhcode and w.idc = r.idc
order by person_id
