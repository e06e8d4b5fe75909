package org.holdfast.engine.households;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.holdfast.column.Currency;
import org.holdfast.engine.Unassessable;
import org.holdfast.policy.expression.Expression;
import org.holdfast.policy.expression.Type;
import org.holdfast.policy.pack.Pack;
import org.holdfast.policy.pack.Parameter;
import org.jspecify.annotations.Nullable;

/** The values of a pack's parameters for the places households live in, on a date. */
public final class ParameterValues {
    private final Places places;
    private final LocalDate asOf;
    private final Currency currency;
    private final @Nullable String jurisdiction;
    private final Map<String, Parameter.@Nullable Value[]> resolved = new HashMap<>();

    /**
     * @param inhabited the rows of the places where households live
     * @throws Unassessable naming a parameter that has no value for the place of some household
     */
    public ParameterValues(Pack pack, Places places, boolean[] inhabited, LocalDate asOf, Currency currency)
            throws Unassessable {
        this.places = places;
        this.asOf = asOf;
        this.currency = currency;
        this.jurisdiction = pack.jurisdiction();
        for (Parameter parameter : pack.parameters()) {
            resolved.put(parameter.id(), resolve(parameter, inhabited));
        }
    }

    private Parameter.@Nullable Value[] resolve(Parameter parameter, boolean[] inhabited) throws Unassessable {
        Parameter.@Nullable Value[] values = new Parameter.Value[inhabited.length];
        boolean alike = parameter.values().stream()
                .allMatch(v -> v.place() == null || v.place().equals(jurisdiction));
        Parameter.Value first = null;
        for (int place = 0; place < inhabited.length; place++) {
            if (inhabited[place]) {
                first = alike && first != null ? first : find(parameter, place);
                values[place] = first;
            }
        }
        return values;
    }

    /** The value that holds for a place where households live, or null when that is unknown. */
    public Parameter.@Nullable Value resolve(String parameter, int place) {
        Parameter.@Nullable Value[] values = resolved.get(parameter);
        return values == null ? null : values[place];
    }

    /** The value as the engine counts, money in minor units; null when it is unknown. */
    public @Nullable Object get(String parameter, int place) {
        Parameter.Value value = resolve(parameter, place);
        return value == null ? null : value(value.value());
    }

    /** A literal as the engine counts: money in minor units, rounded half to even if it has more decimals. */
    public Object value(Expression.Literal literal) {
        if (literal.type() != Type.Scalar.MONEY) {
            return literal.value();
        }
        BigDecimal amount = (BigDecimal) literal.value();
        return amount.movePointRight(currency.decimals())
                .setScale(0, java.math.RoundingMode.HALF_EVEN)
                .longValueExact();
    }

    /**
     * The value of the nearest place that has one. The pack's jurisdiction encloses every place, in the register or not.
     * What lies between it and a register's topmost place is not known: then only a parameter without values for parts
     * of the jurisdiction can be told.
     *
     * @return null when the register does not say which place encloses which, and it matters
     */
    private Parameter.@Nullable Value find(Parameter parameter, int place) throws Unassessable {
        List<Parameter.Value> inForce =
                parameter.values().stream().filter(v -> !v.from().isAfter(asOf)).toList();
        int top = place;
        for (int p = place; p >= 0; p = places.parent(p)) {
            Parameter.Value latest = latest(inForce, places.id(p));
            if (latest != null) {
                return latest;
            }
            top = p;
        }
        String topmost = places.id(top);
        boolean incomplete = jurisdiction != null && !topmost.equals(jurisdiction);
        boolean differsByPlace =
                inForce.stream().anyMatch(v -> v.place() != null && !v.place().equals(jurisdiction));
        if (differsByPlace && !places.knowsEnclosing()) {
            return null;
        }
        Parameter.Value whole = jurisdiction == null ? null : latest(inForce, jurisdiction);
        Parameter.Value everywhere = whole == null ? latest(inForce, null) : whole;
        if (everywhere == null || incomplete && differsByPlace) {
            throw unassessable(parameter, place, topmost);
        }
        return everywhere;
    }

    private Unassessable unassessable(Parameter parameter, int place, String topmost) {
        String chain = places.enclosing(place).mapToObj(places::id).collect(Collectors.joining(" < "));
        String named = parameter.values().stream()
                .map(v -> (v.place() == null ? "everywhere" : v.place()) + " from " + v.from())
                .collect(Collectors.joining(", "));
        String advice = jurisdiction == null || topmost.equals(jurisdiction)
                ? "choose a later date, or add a value to the pack"
                : "give " + topmost + " its enclosing places up to " + jurisdiction + " in the place table";
        return new Unassessable("parameter '" + parameter.id() + "' has no value on " + asOf + " for place "
                + places.id(place) + " (" + chain + "); the pack has values for " + named + ": " + advice);
    }

    private static Parameter.@Nullable Value latest(List<Parameter.Value> values, @Nullable String place) {
        Parameter.Value latest = null;
        for (Parameter.Value value : values) {
            boolean here = place == null ? value.place() == null : place.equals(value.place());
            if (here && (latest == null || !value.from().isBefore(latest.from()))) {
                latest = value;
            }
        }
        return latest;
    }
}
