package org.holdfast.plans.income;

import java.util.Set;
import org.holdfast.measures.Undefined;
import org.holdfast.measures.poverty.Fgt;
import org.holdfast.measures.poverty.MedianPovertyGap;
import org.holdfast.measures.poverty.Sen;
import org.holdfast.measures.poverty.SenShorrocksThon;
import org.holdfast.measures.poverty.Takayama;
import org.holdfast.measures.poverty.TimeTakenToExit;
import org.holdfast.measures.poverty.Watts;
import org.holdfast.plans.Family;
import org.holdfast.plans.Outcome;
import org.holdfast.plans.PlanCase;
import org.holdfast.plans.Refused;

/** Poverty by incomes and a line. */
public final class PovertyFamily implements Family {
    @Override
    public Set<String> methods() {
        return Set.of(
                "fgt", "watts", "sen", "sst", "takayama", "relative_line", "relative_median_gap", "time_taken_to_exit");
    }

    @Override
    public boolean takes(PlanCase planned) {
        return IncomeCase.states(planned);
    }

    @Override
    public Outcome measure(PlanCase planned) throws Refused, Undefined {
        IncomeCase incomes = IncomeCase.of(planned);
        if (planned.method().equals("relative_line")) {
            return incomes.outcome(IncomeLine.relative(planned));
        }
        IncomeLine line = IncomeLine.of(planned, incomes);
        return switch (planned.method()) {
            case "fgt" -> line.outcome(fgt(planned, line), incomes);
            case "watts" -> line.outcome(new Watts(line.amount(), IncomeOptions.nonPositive(planned)), incomes);
            case "sen" -> line.outcome(sen(planned, line), incomes);
            case "sst" -> line.outcome(new SenShorrocksThon(line.amount()), incomes);
            case "takayama" -> line.outcome(new Takayama(line.amount()), incomes);
            case "relative_median_gap" ->
                line.outcome(
                        new MedianPovertyGap(
                                line.amount(), IncomeOptions.poorIf(planned), IncomeOptions.quantile(planned)),
                        incomes);
            default ->
                line.outcome(
                        new TimeTakenToExit(
                                line.amount(), planned.number("growth"), IncomeOptions.nonPositive(planned)),
                        incomes);
        };
    }

    private static Fgt fgt(PlanCase planned, IncomeLine line) throws Refused {
        double alpha = planned.number("alpha");
        if (!(alpha >= 0 && alpha < Double.POSITIVE_INFINITY)) {
            throw new Refused("Option 'alpha' must be zero or more, not " + alpha);
        }
        return new Fgt(line.amount(), alpha, IncomeOptions.poorIf(planned));
    }

    private static Sen sen(PlanCase planned, IncomeLine line) throws Refused {
        String form = IncomeOptions.lower(planned, "form");
        boolean first = form.contains("q+1") || form.contains("1976");
        return new Sen(
                line.amount(),
                IncomeOptions.poorIf(planned),
                first ? Sen.Form.OF_1976 : Sen.Form.REPLICATION_INVARIANT);
    }
}
