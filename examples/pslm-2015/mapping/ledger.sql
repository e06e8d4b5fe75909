with income_item as (
    select
        *,
        case
            when detail = 'pension_and_benefits' then 'transfer'
            when status is null or status = 'Paid employee' then 'wage'
            else 'business'
        end as item
    from counted_earnings
),
-- Amounts known for the year as a whole.
yearly as (
    select hhcode, person_of(hhcode, idc) as person_id, 'income' as flow, item, detail, year_amount as amount, 'declared' as source
    from income_item
    union all
    -- Part of the produce is eaten at home: its value is the household's own estimate.
    select hhcode, null, 'income', 'business', 'crops', kept, 'estimated' from crops
    union all
    select hhcode, null, 'expense', 'business_cost', 'crop_costs', costs, 'declared' from crops
    union all
    select hhcode, null, 'expense', 'business_cost', 'land_rent_paid', rent_paid, 'declared' from crops
    union all
    select hhcode, null, 'income', 'property', 'land_rent_received', rent_received, 'declared' from crops
    union all
    select hhcode, null, 'income', 'business', 'animal_products', products, 'estimated' from animals
    union all
    select hhcode, null, 'income', 'business', 'animals_sold', sold, 'declared' from animals
    union all
    select hhcode, null, 'expense', 'business_cost', 'animal_costs', costs, 'declared' from animals
    union all
    select hhcode, null, 'expense', 'business_cost', 'animals_bought', bought, 'declared' from animals
    union all
    -- Fodder grown and fed at home is in the value of the crops already, so it is a cost of the animals.
    select a.hhcode, null, 'expense', 'business_cost', 'own_fodder', a.own_fodder, 'estimated'
    from animals as a
    join crops as c on c.hhcode = a.hhcode and c.kept is not null
    where a.products is not null
    union all
    select hhcode, null, 'income', 'property', 'equipment_rent_received', rent_received, 'declared' from animals
    union all
    select hhcode, null, 'expense', 'medical', 'health', rupees("Health"), 'declared' from "Expenditure"
    union all
    select hhcode, null, 'expense', 'education', 'education', rupees("Education"), 'declared' from "Expenditure"
    union all
    select hhcode, null, 'expense', 'housing', 'housing_water_and_fuels', rupees("Housing"), 'declared' from "Expenditure"
    union all
    select hhcode, null, 'expense', 'other', 'food', rupees("Food"), 'declared' from "Expenditure"
    union all
    select
        hhcode, null, 'expense', 'other', 'other_consumption',
        rupees("Hotels") + rupees("Furnishing") + rupees("Misc") + rupees("Tobacco") + rupees("Clothing")
            + rupees("Transport") + rupees("Communication") + rupees("Recreation"),
        'declared'
    from "Expenditure"
    union all
    select hhcode, null, 'expense', 'other', 'durable_goods', rupees("DurableGoods"), 'declared' from "Expenditure"
),
entries as (
    select y.hhcode, y.person_id, m.month, y.flow, y.item, y.detail, part_of_year(y.amount, m.number) as amount, y.source
    from yearly as y
    cross join year_months as m
    where y.amount > 0
    union all
    -- A monthly income is entered as stated in the last of the months worked: who was asked was at work then.
    select
        i.hhcode, person_of(i.hhcode, i.idc), m.month, 'income', i.item, i.detail, i.month_amount, 'declared'
    from income_item as i
    join year_months as m on m.number > 12 - i.months_worked
    where i.month_amount > 0
)
select
    hhcode as household_id,
    person_id,
    month,
    flow,
    item,
    cast(amount as decimal(18, 2)) as amount,
    source,
    detail
from entries
order by household_id, month, flow desc, item, detail, person_id
