package org.holdfast.engine.reference;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.holdfast.column.Currency;
import org.holdfast.column.Table;
import org.holdfast.engine.PopulationValue;
import org.holdfast.engine.Unassessable;
import org.holdfast.engine.households.Hazards;
import org.holdfast.engine.households.ParameterValues;
import org.holdfast.engine.households.Places;
import org.holdfast.engine.households.RegisterOnDate;
import org.holdfast.engine.households.SeriesOfPlaces;
import org.holdfast.engine.households.Setting;
import org.holdfast.policy.pack.Pack;
import org.holdfast.policy.pack.PopulationFigure;
import org.jspecify.annotations.Nullable;

/** Everything an expression can look at besides its household: the pack, the register on the date, and figures over it. */
final class World {
    private final Setting setting;
    private final RegisterOnDate register;
    private final List<PopulationValue> population;

    World(Setting setting, RegisterOnDate register) {
        this.setting = setting;
        this.register = register;
        this.population = new ArrayList<>(setting.population());
    }

    /** The world of a whole register. */
    static World of(Pack pack, RegisterOnDate register, Currency currency) throws Unassessable {
        Places places = register.places();
        Table hazard = register.register().tables().get("hazard");
        Setting setting = new Setting(
                pack,
                register.asOf(),
                currency,
                places,
                new ParameterValues(pack, places, register.inhabited(), register.asOf(), currency),
                new SeriesOfPlaces(register.register().tables().get("series"), places, register.asOf()),
                hazard == null ? null : new Hazards(hazard, places, register.asOf()),
                List.of());
        return new World(setting, register);
    }

    Setting setting() {
        return setting;
    }

    Pack pack() {
        return setting.pack();
    }

    RegisterOnDate register() {
        return register;
    }

    Currency currency() {
        return setting.currency();
    }

    ParameterValues parameters() {
        return setting.parameters();
    }

    SeriesOfPlaces series() {
        return setting.series();
    }

    Optional<Hazards> hazards() {
        return setting.findHazards();
    }

    List<PopulationValue> population() {
        return population;
    }

    void add(List<PopulationValue> figures) {
        population.addAll(figures);
    }

    /** A population figure for the place of a household, or null when it is unknown. */
    @Nullable
    Object populationFigure(String id, int place) {
        PopulationFigure figure = pack().population().stream()
                .filter(f -> f.id().equals(id))
                .findFirst()
                .orElseThrow();
        String of = figure.within() == null ? null : enclosing(place, figure.within());
        if (figure.within() != null && of == null) {
            return null;
        }
        return population.stream()
                .filter(v -> v.figure().equals(id) && java.util.Objects.equals(v.placeId(), of))
                .findFirst()
                .map(PopulationValue::value)
                .orElse(null);
    }

    /** The id of the place of a level that encloses a place (or is it), or null. */
    @Nullable
    String enclosing(int place, String level) {
        int found = register.places()
                .enclosing(place)
                .filter(p -> register.places().level(p).equals(level))
                .findFirst()
                .orElse(-1);
        return found < 0 ? null : register.places().id(found);
    }

    /** The extra columns of the pack whose type in the register is another one, as {@code table.column}. */
    static List<String> mistyped(Pack pack, RegisterOnDate register) {
        List<String> wrong = new ArrayList<>();
        pack.extraColumns()
                .forEach((table, columns) -> columns.forEach((name, kind) -> register.register()
                        .find(table)
                        .flatMap(t -> t.find(name))
                        .filter(column -> column.kind() != kind)
                        .ifPresent(column -> wrong.add(
                                table + "." + name + " is " + column.kind() + ", the pack expects " + kind))));
        return wrong;
    }

    Map<String, Long> setAside() {
        return register.setAside();
    }
}
