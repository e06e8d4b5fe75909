package org.holdfast.plans.area;

import org.holdfast.measures.Undefined;
import org.holdfast.measures.area.LogNormalPoverty;
import org.holdfast.measures.area.PredictionError;
import org.holdfast.plans.PlanCase;
import org.holdfast.plans.Refused;

/** What a case asks of a unit whose log income is normal, or of one whose income is known. */
enum Indicator {
    MEAN(0),
    HEADCOUNT(0),
    GAP(1),
    SEVERITY(2);

    private final int power;

    Indicator(int power) {
        this.power = power;
    }

    /** By name, as the last part of a method gives it. */
    static Indicator named(String name) throws Refused {
        return switch (name) {
            case "mean" -> MEAN;
            case "headcount", "head_count" -> HEADCOUNT;
            case "gap", "poverty_gap" -> GAP;
            case "severity" -> SEVERITY;
            default -> throw new Refused("Unknown indicator '" + name + "': expected mean, headcount, gap or severity");
        };
    }

    /** Against the line of a case, or of the case it follows; a mean needs none. */
    PredictionError.Measure measure(PlanCase planned) throws Refused, Undefined {
        LogNormalPoverty poverty = new LogNormalPoverty(this == MEAN ? 0 : line(planned));
        return new PredictionError.Measure() {
            @Override
            public double realised(double income) {
                if (Indicator.this == MEAN) {
                    return income;
                }
                return income < poverty.line() ? Math.pow(1 - income / poverty.line(), power) : 0;
            }

            @Override
            public double expected(double mean, double variance) throws Undefined {
                return switch (Indicator.this) {
                    case MEAN -> LogNormalPoverty.income(mean, variance);
                    case HEADCOUNT -> poverty.headcount(mean, variance);
                    case GAP -> poverty.gap(mean, variance);
                    case SEVERITY -> poverty.severity(mean, variance);
                };
            }
        };
    }

    /** The line of a case, or of the case it follows. */
    static double line(PlanCase planned) throws Refused {
        PlanCase stated = planned.following(other -> other.option("line").isNumber());
        return stated.number("line");
    }
}
