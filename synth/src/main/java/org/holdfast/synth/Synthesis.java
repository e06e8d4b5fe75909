package org.holdfast.synth;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.holdfast.column.Currency;
import org.holdfast.register.Provenance;
import org.holdfast.register.RegisterTemplate;
import org.holdfast.synth.draw.Gaps;
import org.holdfast.synth.draw.Parameters;
import org.holdfast.synth.household.TruthRows;
import org.holdfast.synth.place.Divisions;
import org.holdfast.synth.place.PlaceRows;
import org.holdfast.synth.place.Surroundings;
import org.holdfast.synth.place.Territory;
import org.holdfast.synth.place.TooManyHouseholds;
import org.holdfast.synth.table.Calendar;
import org.holdfast.synth.table.CsvBuffer;
import org.holdfast.synth.table.OrderedFiles;
import org.holdfast.synth.table.Tables;

/**
 * Makes a synthetic register with the truth about the year to come.
 *
 * <p>Every household depends on the seed, its village and its number there, and on nothing else: not on the threads, not
 * on the machine, not on how many households there are.
 */
public final class Synthesis {
    private static final String TITLE = "Synthetic register: no household, person or figure in it is real";
    private static final long BYTES_A_HOUSEHOLD = 3100;
    private static final Provenance PROVENANCE = new Provenance(
            List.of(),
            List.of(
                    new Provenance.Source(
                            "Division codes and names: china-division 2.7.0 (MIT)",
                            "https://github.com/modood/Administrative-divisions-of-China"),
                    new Provenance.Source(
                            "County marginals: 2020 population census by county (MIT)",
                            "https://github.com/leiii/census"),
                    new Provenance.Source("Calibration", "https://doi.org/10.16418/j.issn.1000-3045.20200810001")));

    private Synthesis() {}

    /** Writes the register into a directory that is there and empty. */
    public static void run(Commission commission, Path directory, SynthesisProgress progress)
            throws TooManyHouseholds, IOException {
        Parameters parameters = Parameters.read();
        Divisions divisions = Divisions.read(parameters);
        Territory territory = Territory.choose(divisions, parameters, commission.households(), commission.seed());
        Calendar calendar = new Calendar(commission.asOf());
        Surroundings surroundings = new Surroundings(commission.seed(), parameters, calendar);
        OrderedFiles.checkRoom(directory, commission.households() * BYTES_A_HOUSEHOLD);
        RegisterTemplate.write(Currency.parse("CNY"), TITLE, PROVENANCE, directory);
        Files.writeString(
                directory.resolve(OrderedFiles.file(Tables.Name.TRUTH)), TruthRows.HEADER, StandardCharsets.UTF_8);
        PlaceRows places = new PlaceRows(divisions, territory, surroundings, calendar, parameters, commission.seed());
        writePlaces(places, calendar, directory);
        new Workers(commission, parameters, calendar, surroundings, territory, progress).write(directory);
    }

    private static void writePlaces(PlaceRows places, Calendar calendar, Path directory) throws IOException {
        CsvBuffer rows = new CsvBuffer(calendar);
        places.writePlaces(rows);
        OrderedFiles.append(directory.resolve("place.csv"), rows);
        rows.clear();
        places.writeSeries(rows);
        OrderedFiles.append(directory.resolve("series.csv"), rows);
        rows.clear();
        places.writeHazards(new Gaps(), rows);
        OrderedFiles.append(directory.resolve("hazard.csv"), rows);
    }
}
