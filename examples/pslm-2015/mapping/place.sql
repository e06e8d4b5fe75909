-- Nation, provinces, and the survey's own strata and sampling units below them.
-- Co-ordinates are rough centres of the nation and of the provinces, to half a degree, for a sketch map only.
with provinces(place_id, name, name_local, lat, lon) as (
    values
        ('PK-KP', 'Khyber Pakhtunkhwa', 'خیبر پختونخوا', 34.5, 72.0),
        ('PK-PB', 'Punjab', 'پنجاب', 31.0, 72.5),
        ('PK-SD', 'Sindh', 'سندھ', 26.0, 68.5),
        ('PK-BA', 'Balochistan', 'بلوچستان', 28.5, 65.5)
),
units as (
    select distinct
        "PSU" as psu,
        province_code("Province") as province_id,
        stratum_code("Province", "Region") as stratum_id,
        lower(trim("Region")) as region
    from "Housing"
),
places as (
    select
        'PK' as place_id, null as parent_id, 'nation' as level, 'Pakistan' as name, 'پاکستان' as name_local,
        30.0 as lat, 70.0 as lon
    union all
    select place_id, 'PK', 'province', name, name_local, lat, lon from provinces
    union all
    -- 'county' is the rung between province and village; no administrative district is meant.
    select distinct
        u.stratum_id, u.province_id, 'county',
        (case u.region when 'urban' then 'Urban ' else 'Rural ' end) || p.name, null, null, null
    from units as u
    join provinces as p on p.place_id = u.province_id
    union all
    select psu, stratum_id, 'village', 'Sampling unit ' || psu, null, null, null from units
)
select place_id, parent_id, level, name, name_local, lat, lon
from places
order by place_id
