package org.holdfast.plans.survey;

import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.holdfast.measures.Undefined;
import org.holdfast.measures.survey.Bootstrap;
import org.holdfast.measures.survey.Jackknife;
import org.holdfast.measures.survey.ReplicateWeights;
import org.holdfast.measures.survey.SurveyDesign;
import org.holdfast.plans.DataTable;
import org.holdfast.plans.PlanCase;
import org.holdfast.plans.Refused;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The replicate weights that a case's design names by its {@code kind}: {@code JK1}, {@code JKn}, {@code BRR}, {@code Fay} with
 * {@code rho}, {@code Rao-Wu} (also {@code subbootstrap}) or {@code Canty-Davison} (also {@code bootstrap}), or {@code taylor}
 * for none.
 *
 * <p>{@code factors} names a file of factors: a column that tells units, and a column a replicate. Without one, replicates are
 * made from the strata and units, half samples by the matrix in the file {@code hadamard} when it is named; a bootstrap draws
 * {@code replicates} of them from {@code seed}. {@code scale}, {@code rscales} and {@code centre} take the place of what the
 * kind implies.
 */
final class PlannedReplicates {
    private static final int DRAWN = 200;
    private static final Pattern RHO = Pattern.compile("rho\\s*[=:]?\\s*(0?\\.\\d+|0)");

    private PlannedReplicates() {}

    private enum Kind {
        TAYLOR,
        JK1,
        JKN,
        BRR,
        RAO_WU,
        CANTY_DAVISON
    }

    /** Whether a case asks for replicates. */
    static boolean asked(PlanCase planned) throws Refused {
        return kind(planned) != Kind.TAYLOR;
    }

    static String text(PlanCase planned, String key) {
        JsonNode inDesign = planned.field("design").path(key);
        return inDesign.isValueNode() && !inDesign.isNull() ? inDesign.asString("") : planned.text(key, "");
    }

    private static Kind kind(PlanCase planned) throws Refused {
        String kind = planned.field("design").path("kind").asString("").toLowerCase(Locale.ROOT);
        if (kind.isEmpty() || kind.contains("taylor") || kind.contains("linear")) {
            return Kind.TAYLOR;
        }
        if (kind.contains("jk1")) {
            return Kind.JK1;
        }
        if (kind.contains("jkn") || kind.contains("jackknife")) {
            return Kind.JKN;
        }
        if (kind.contains("brr") || kind.contains("fay") || kind.contains("balanced")) {
            return Kind.BRR;
        }
        if (kind.contains("rao") || kind.contains("subboot")) {
            return Kind.RAO_WU;
        }
        if (kind.contains("canty") || kind.contains("boot")) {
            return Kind.CANTY_DAVISON;
        }
        throw new Refused("The design of case '" + planned.id() + "' is of kind '" + kind
                + "': expected taylor, JK1, JKn, BRR, Fay, Rao-Wu or Canty-Davison");
    }

    /** What deviations are taken from; the mean of the replicates unless the case says the full sample. */
    static ReplicateWeights.Centre centre(PlanCase planned) {
        String centre = text(planned, "centre") + text(planned, "center");
        return centre.toLowerCase(Locale.ROOT).contains("full")
                ? ReplicateWeights.Centre.FULL_SAMPLE
                : ReplicateWeights.Centre.MEAN_OF_REPLICATES;
    }

    static @Nullable ReplicateWeights of(PlanCase planned, DataTable table, SurveyDesign design)
            throws Refused, Undefined {
        Kind kind = kind(planned);
        if (kind == Kind.TAYLOR) {
            return null;
        }
        if (kind == Kind.JK1 && !GivenFactors.named(planned) && design.unitsOfStratum().length > 1) {
            throw new Refused(
                    "Case '" + planned.id() + "': JK1 is for samples without strata; take JKn for this design");
        }
        ReplicateWeights made =
                GivenFactors.named(planned) ? given(planned, table, design, kind) : made(planned, table, design, kind);
        return rescaled(planned, design, made);
    }

    private static ReplicateWeights made(PlanCase planned, DataTable table, SurveyDesign design, Kind kind)
            throws Refused, Undefined {
        int count = (int) planned.number("replicates", DRAWN);
        long seed = (long) planned.number("seed", 1);
        if (count < 2) {
            throw new Refused(
                    "Option 'replicates' of case '" + planned.id() + "' is " + count + ": expected two or more");
        }
        return switch (kind) {
            case JK1, JKN -> Jackknife.of(design, PlannedDesign.lonely(planned));
            case BRR -> PlannedHalfSamples.of(planned, table, design);
            case RAO_WU -> Bootstrap.RAO_WU.of(design, count, seed);
            default -> Bootstrap.CANTY_DAVISON.of(design, count, seed);
        };
    }

    /** Fay's rho, as a number of its own or within the kind. */
    static double rho(PlanCase planned) throws Refused {
        String given = text(planned, "rho") + text(planned, "fay_rho");
        Matcher within = RHO.matcher(planned.field("design").path("kind").asString(""));
        given = given.isEmpty() && within.find() ? within.group(1) : given;
        double rho = given.isEmpty() ? 0 : number(planned, "rho", given);
        if (!(rho >= 0 && rho < 1)) {
            throw new Refused(
                    "Fay's rho in case '" + planned.id() + "' is " + rho + ": expected at least 0 and below 1");
        }
        return rho;
    }

    private static double number(PlanCase planned, String key, String text) throws Refused {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new Refused("'" + key + "' of case '" + planned.id() + "' is '" + text + "': expected a number", e);
        }
    }

    private static ReplicateWeights given(PlanCase planned, DataTable table, SurveyDesign design, Kind kind)
            throws Refused {
        GivenFactors given = GivenFactors.of(planned, table, design);
        double[][] factors = kind == Kind.BRR ? given.softened(rho(planned)) : given.factors();
        double[] ones = new double[factors.length];
        Arrays.fill(ones, 1);
        return ReplicateWeights.of(design, given.unit(), factors, scale(planned, kind, design, factors.length), ones);
    }

    private static double scale(PlanCase planned, Kind kind, SurveyDesign design, int replicates) throws Refused {
        double rho = rho(planned);
        return switch (kind) {
            case BRR -> 1 / (replicates * (1 - rho) * (1 - rho));
            case JK1 -> (replicates - 1.0) / replicates;
            case CANTY_DAVISON -> Bootstrap.CANTY_DAVISON.scale(design, replicates);
            case RAO_WU -> Bootstrap.RAO_WU.scale(design, replicates);
            default -> 1;
        };
    }

    /** By a list of scales of replicates, or of the strata in turn where each replicate leaves out a unit. */
    private static ReplicateWeights rescaled(PlanCase planned, SurveyDesign design, ReplicateWeights made)
            throws Refused {
        JsonNode scale = planned.option("scale");
        JsonNode rscales = planned.option("rscales");
        double[] each = made.rscales().clone();
        if (rscales.isNumber()) {
            Arrays.fill(each, rscales.asDouble());
        } else if (rscales.isArray()) {
            int[] owner = design.stratumOfUnit();
            boolean ofStrata = rscales.size() == design.unitsOfStratum().length && owner.length == each.length;
            if (ofStrata && rscales.size() != each.length) {
                int[] strata = Arrays.stream(owner).sorted().toArray();
                Arrays.setAll(each, r -> rscales.get(strata[r]).asDouble());
                return made.scaled(scale.isNumber() ? scale.asDouble() : made.scale(), each);
            }
            if (rscales.size() != each.length) {
                throw new Refused("Option 'rscales' of case '" + planned.id() + "' has " + rscales.size()
                        + " numbers for " + each.length + " replicates");
            }
            Arrays.setAll(each, r -> rscales.get(r).asDouble());
        }
        return made.scaled(scale.isNumber() ? scale.asDouble() : made.scale(), each);
    }
}
