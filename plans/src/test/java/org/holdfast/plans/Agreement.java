package org.holdfast.plans;

import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * Whether a result is the one expected: values to the case's own relative tolerance, standard errors to 1e-6 at most, every
 * element of arrays and of named objects; an undefined case must say so.
 */
final class Agreement {
    private static final double LOOSEST_OF_ERRORS = 1e-6;

    private Agreement() {}

    /** What differs, or an empty text. */
    static String between(JsonNode expected, JsonNode result) {
        if (expected.path("value").isNull() || expected.path("value").isMissingNode()) {
            return result.path("value").isNull() ? "" : "expected no value, found " + result.path("value");
        }
        if (result.path("value").isNull()) {
            return result.path("error").asString("") + result.path("undefined").asString("");
        }
        double tolerance = expected.path("tol_rel").asDouble(1e-9);
        String difference = difference("value", expected.path("value"), result.path("value"), tolerance);
        for (Map.Entry<String, JsonNode> field : expected.properties()) {
            String name = field.getKey();
            boolean figure = name.equals("se") || name.startsWith("ci") || name.equals("n") || name.equals("deff");
            if (difference.isEmpty() && figure && !field.getValue().isNull()) {
                double allowed = name.equals("se") ? Math.max(tolerance, LOOSEST_OF_ERRORS) : Math.max(tolerance, 1e-6);
                difference = difference(name, field.getValue(), result.path(name), allowed);
            }
        }
        return difference;
    }

    private static String difference(String name, JsonNode expected, JsonNode found, double tolerance) {
        if (expected.isNumber()) {
            double wanted = expected.asDouble();
            double got = found.isNumber() ? found.asDouble() : Double.NaN;
            boolean near = Math.abs(wanted - got) <= tolerance * Math.max(Math.abs(wanted), Double.MIN_NORMAL)
                    || wanted == 0 && Math.abs(got) <= 1e-12;
            return near
                    ? ""
                    : name + " " + wanted + " expected, " + (found.isMissingNode() ? "nothing" : found) + " found";
        }
        if (expected.isArray()) {
            if (!found.isArray() || found.size() != expected.size()) {
                return name + " " + expected.size() + " elements expected, " + found + " found";
            }
            for (int i = 0; i < expected.size(); i++) {
                String inner = difference(name + "[" + i + "]", expected.get(i), found.get(i), tolerance);
                if (!inner.isEmpty()) {
                    return inner;
                }
            }
            return "";
        }
        if (expected.isObject()) {
            for (Map.Entry<String, JsonNode> entry : expected.properties()) {
                String inner = difference(
                        name + "." + entry.getKey(), entry.getValue(), found.path(entry.getKey()), tolerance);
                if (!inner.isEmpty()) {
                    return inner;
                }
            }
            return "";
        }
        return expected.asString("").equals(found.asString(""))
                ? ""
                : name + " " + expected + " expected, " + found + " found";
    }
}
