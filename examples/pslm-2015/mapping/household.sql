select
    h.hhcode as household_id,
    h."PSU" as place_id,
    -- Improved drinking-water sources by the WHO/UNICEF JMP (2017 methodology). A spring is improved only if
    -- protected, which was not asked; 'others' may be anything: both stay unknown.
    case h."S3aq06"
        when 'piped water' then true
        when 'hand pump' then true
        when 'motorized pumping/tubewell' then true
        when 'closed well' then true
        when 'filtration plant' then true
        when 'tanker/truck/water be arer' then true
        when 'mineral water' then true
        when 'open well' then false
        when 'pound/canal/river/stream' then false
    end as water_safe,
    -- Cultivated land, irrigated or not; 1 acre = 4046.8564224 m2 = 6.0702846 mu of 10000/15 m2.
    cast(round(cast(a.a112 as double) * 6.0702846336, 3) as decimal(12, 3)) as arable_land,
    case when h."S3aq06" = 'tanker/truck/water be arer' then 'tanker/truck/water bearer'
        when h."S3aq06" = 'pound/canal/river/stream' then 'pond/canal/river/stream'
        else h."S3aq06"
    end as water_source,
    h."S3aq15" as sanitation,
    h."S3aq02" as tenure,
    cast(h."S3aq04" as integer) as rooms,
    h."S3aq05A" <> 'no' as electricity
from "Housing" as h
left join "Agriculture" as a on a.hhcode = h.hhcode
order by household_id
