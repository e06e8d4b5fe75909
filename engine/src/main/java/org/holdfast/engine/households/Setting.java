package org.holdfast.engine.households;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.holdfast.column.Currency;
import org.holdfast.engine.PopulationValue;
import org.holdfast.policy.pack.Pack;
import org.jspecify.annotations.Nullable;

/**
 * What an assessment knows besides households: the pack, the date, and what is the same for all households of a place.
 *
 * @param hazards null when the register has no such table
 * @param population figures over the whole register, as far as they have been computed
 */
public record Setting(
        Pack pack,
        LocalDate asOf,
        Currency currency,
        Places places,
        ParameterValues parameters,
        SeriesOfPlaces series,
        @Nullable Hazards hazards,
        List<PopulationValue> population) {

    /** The hazards, or empty when the register does not speak of any. */
    public Optional<Hazards> findHazards() {
        return Optional.ofNullable(hazards);
    }

    /** The same with more figures over the whole register. */
    public Setting with(List<PopulationValue> figures) {
        return new Setting(pack, asOf, currency, places, parameters, series, hazards, List.copyOf(figures));
    }
}
