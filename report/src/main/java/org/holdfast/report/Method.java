package org.holdfast.report;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The figures the assessment took from its pack and from the register as a whole. */
public record Method(List<Parameter> parameters, List<Population> population) {
    public Method {
        parameters = List.copyOf(parameters);
        population = List.copyOf(population);
    }

    /** A value of a parameter that was in use: as written for readers, with its unit, place, source and grade (A official .. C secondary). */
    public record Parameter(
            String id,
            Text title,
            String value,
            @Nullable String unit,
            @Nullable LocalDate validFrom,
            @Nullable String place,
            @Nullable String source,
            @Nullable String grade) {}

    /** A figure over the whole register, such as a median; {@code place} when it is one place's own; an unknown value is null. */
    public record Population(
            String id,
            Text title,
            @Nullable String value,
            @Nullable String unit,
            @Nullable String place) {}
}
