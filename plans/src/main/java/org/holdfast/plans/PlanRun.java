package org.holdfast.plans;

import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import org.holdfast.measures.Undefined;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Runs the cases of a plan and writes their results as JSON: for each id its value, standard error, further figures and
 * number of rows, or an error of that case alone. Numbers that JSON has no way to write are the texts {@code "Infinity"},
 * {@code "-Infinity"} and {@code "NaN"}.
 */
public final class PlanRun {
    private static final JsonMapper JSON = JsonMapper.shared();
    private final Families families = new Families();

    /**
     * Measures every case.
     *
     * @param progress told the number of cases done
     */
    public ObjectNode run(Plan plan, IntConsumer progress) {
        ArrayNode results = JSON.createArrayNode();
        for (PlanCase planned : plan.cases()) {
            results.add(run(planned));
            progress.accept(results.size());
        }
        ObjectNode root = JSON.createObjectNode();
        root.set("results", results);
        return root;
    }

    /** Measures one case. */
    public ObjectNode run(PlanCase planned) {
        ObjectNode result = JSON.createObjectNode();
        result.put("id", planned.id());
        result.put("method", planned.method());
        try {
            Outcome outcome = families.measure(planned);
            result.set("value", node(outcome.value()));
            if (outcome.standardError() != null) {
                result.set("se", node(outcome.standardError()));
            }
            outcome.extras().forEach((name, extra) -> result.set(name, node(extra)));
            if (outcome.rows() >= 0) {
                result.put("n", outcome.rows());
            }
        } catch (Refused e) {
            result.putNull("value");
            result.put("error", e.getMessage());
        } catch (Undefined e) {
            result.putNull("value");
            result.put("undefined", e.getMessage());
        } catch (RuntimeException e) {
            result.putNull("value");
            result.put("error", "A fault of Holdfast: " + e);
        }
        return result;
    }

    private static JsonNode node(@Nullable Object value) {
        if (value instanceof Double number) {
            return Double.isFinite(number)
                    ? JSON.getNodeFactory().numberNode(number)
                    : JSON.getNodeFactory().stringNode(number.toString());
        }
        if (value instanceof double[] numbers) {
            ArrayNode array = JSON.createArrayNode();
            for (double number : numbers) {
                array.add(node(number));
            }
            return array;
        }
        if (value instanceof List<?> list) {
            ArrayNode array = JSON.createArrayNode();
            list.forEach(each -> array.add(node(each)));
            return array;
        }
        if (value instanceof Map<?, ?> named) {
            ObjectNode object = JSON.createObjectNode();
            named.forEach((name, each) -> object.set(String.valueOf(name), node(each)));
            return object;
        }
        return JSON.valueToTree(value);
    }
}
