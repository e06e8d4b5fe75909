package org.holdfast.synth;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/** Households of a register with what the calibration asks for, computed from the tables alone. */
final class Figures {
    private static final Set<String> EARNED = Set.of("wage", "business", "property", "transfer");

    /** A household: its status, its residents, and in each year of the ledger what it had. */
    static final class Household {
        private final String id;
        private final String status;
        private int size;
        private int persons;
        private int chronic;
        private int healthKnown;
        private final double[] income = new double[2];
        private final double[] transfer = new double[2];

        Household(String id, String status) {
            this.id = id;
            this.status = status;
        }

        String id() {
            return id;
        }

        String province() {
            return id.substring(0, 2);
        }

        boolean isGeneral() {
            return status.equals("general");
        }

        boolean isRegistered() {
            return !isGeneral();
        }

        boolean isLifted() {
            return status.equals("lifted");
        }

        boolean isMonitored() {
            return status.equals("monitored");
        }

        int size() {
            return size;
        }

        int persons() {
            return persons;
        }

        double income(int year) {
            return income[year];
        }

        double transfer(int year) {
            return transfer[year];
        }

        double perHead(int year) {
            return income[year] / size;
        }

        int chronic() {
            return chronic;
        }

        int healthKnown() {
            return healthKnown;
        }
    }

    private final Map<String, Household> households = new HashMap<>();

    /** Reads a register whose ledger covers 2019 and 2020. */
    static Figures of(Path register) throws IOException {
        Figures figures = new Figures();
        Made.eachRow(register, "household", row -> {
            String id = row.getField("household_id");
            figures.households.put(id, new Household(id, row.getField("register_status")));
        });
        Made.eachRow(register, "person", row -> addPerson(figures.get(row), row));
        Made.eachRow(register, "ledger", row -> addLedger(figures.get(row), row));
        return figures;
    }

    private Household get(NamedCsvRecord row) {
        return households.get(row.getField("household_id"));
    }

    private static void addPerson(Household household, NamedCsvRecord row) {
        household.persons++;
        household.size += row.getField("resident").equals("true") ? 1 : 0;
        household.healthKnown += row.getField("health").isEmpty() ? 0 : 1;
        household.chronic += row.getField("health").equals("chronic") ? 1 : 0;
    }

    private static void addLedger(Household household, NamedCsvRecord row) {
        int year = row.getField("month").startsWith("2019") ? 0 : 1;
        double amount = Double.parseDouble(row.getField("amount"));
        String item = row.getField("item");
        if (item.equals("business_cost")) {
            household.income[year] -= amount;
        } else if (EARNED.contains(item)) {
            household.income[year] += amount;
            household.transfer[year] += item.equals("transfer") ? amount : 0;
        }
    }

    Collection<Household> households() {
        return households.values();
    }

    double sum(Predicate<Household> of, ToDoubleFunction<Household> value) {
        return households.values().stream().filter(of).mapToDouble(value).sum();
    }

    double mean(Predicate<Household> of, ToDoubleFunction<Household> value) {
        return sum(of, value) / sum(of, h -> 1);
    }

    double share(Predicate<Household> of, Predicate<Household> that) {
        return mean(of, h -> that.test(h) ? 1 : 0);
    }

    /** The correlation of the logarithms of two incomes, of households that have both. */
    double correlation(ToDoubleFunction<Household> one, ToDoubleFunction<Household> other) {
        Predicate<Household> both = h -> one.applyAsDouble(h) > 0 && other.applyAsDouble(h) > 0;
        ToDoubleFunction<Household> x = h -> Math.log(one.applyAsDouble(h));
        ToDoubleFunction<Household> y = h -> Math.log(other.applyAsDouble(h));
        double meanX = mean(both, x);
        double meanY = mean(both, y);
        double xy = mean(both, h -> (x.applyAsDouble(h) - meanX) * (y.applyAsDouble(h) - meanY));
        double xx = mean(both, h -> Math.pow(x.applyAsDouble(h) - meanX, 2));
        double yy = mean(both, h -> Math.pow(y.applyAsDouble(h) - meanY, 2));
        return xy / Math.sqrt(xx * yy);
    }
}
