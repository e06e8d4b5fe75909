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
    private final Map<String, Parameter> parameters;
    private final Map<String, Map<Integer, Parameter.Value>> resolved = new HashMap<>();

    /** @throws Unassessable naming a parameter that has no value for the place of some household */
    public ParameterValues(Pack pack, RegisterOnDate register, Currency currency) throws Unassessable {
        this.places = register.places();
        this.asOf = register.asOf();
        this.currency = currency;
        this.parameters = pack.parameters().stream().collect(Collectors.toMap(Parameter::id, p -> p));
        boolean[] inhabited = new boolean[places.count()];
        for (int household = 0; household < register.households(); household++) {
            inhabited[register.place(household)] = true;
        }
        for (Parameter parameter : pack.parameters()) {
            Map<Integer, Parameter.Value> byPlace = new HashMap<>();
            for (int place = 0; place < inhabited.length; place++) {
                if (inhabited[place]) {
                    byPlace.put(place, required(parameter, place));
                }
            }
            resolved.put(parameter.id(), byPlace);
        }
    }

    /** The value that holds for a place. */
    public Parameter.Value resolve(String parameter, int place) {
        Parameter.Value value = resolved.getOrDefault(parameter, Map.of()).get(place);
        if (value == null) {
            throw new IllegalArgumentException("No household lives in " + places.id(place));
        }
        return value;
    }

    /** The value as the engine counts: money in minor units. */
    public Object get(String parameter, int place) {
        return value(resolve(parameter, place).value());
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

    private Parameter.Value required(Parameter parameter, int place) throws Unassessable {
        Parameter.Value value = find(parameter, place);
        if (value == null) {
            String chain = places.enclosing(place).mapToObj(places::id).collect(Collectors.joining(" < "));
            String named = parameters.get(parameter.id()).values().stream()
                    .map(v -> (v.place() == null ? "everywhere" : v.place()) + " from " + v.from())
                    .collect(Collectors.joining(", "));
            throw new Unassessable("parameter '" + parameter.id() + "' has no value on " + asOf + " for place "
                    + places.id(place) + " (" + chain + "); the pack has values for " + named
                    + ": choose another date, or add the missing place or value");
        }
        return value;
    }

    private Parameter.@Nullable Value find(Parameter parameter, int place) {
        List<Parameter.Value> inForce =
                parameter.values().stream().filter(v -> !v.from().isAfter(asOf)).toList();
        for (int p = place; p >= 0; p = places.parent(p)) {
            Parameter.Value latest = latest(inForce, places.id(p));
            if (latest != null) {
                return latest;
            }
        }
        return latest(inForce, null);
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
