package org.holdfast.server.api;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the interface's description says of its answers. */
final class DescribedAnswers {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JsonNode document;

    DescribedAnswers(JsonNode document) {
        this.document = document;
    }

    /** What is wrong with an answer of an operation; null when it is as described. */
    @Nullable
    String fault(JsonNode operation, HttpResponse<String> answer) {
        int status = answer.statusCode();
        String type = answer.headers().firstValue("Content-Type").orElse("").replaceFirst(";.*", "");
        if (status >= 500) {
            return status + " " + answer.body();
        }
        JsonNode described = operation.get("responses").get(Integer.toString(status));
        if (described == null) {
            return "status " + status + " is not described";
        }
        if (status >= 400) {
            return problem(status, type, answer);
        }
        JsonNode content = described.path("content");
        if (answer.body().isEmpty()) {
            return content.isEmpty() ? null : status + " has no body but " + content.propertyNames();
        }
        if (!content.has(type)) {
            return status + " is a " + type + ", described are " + content.propertyNames();
        }
        if (!type.endsWith("/json")) {
            return null;
        }
        try {
            List<String> faults = new ArrayList<>();
            conforms("", JSON.readTree(answer.body()), content.get(type).get("schema"), faults);
            return faults.isEmpty() ? null : status + " is not as described: " + faults;
        } catch (JacksonException broken) {
            return status + " is not JSON";
        }
    }

    private static @Nullable String problem(int status, String type, HttpResponse<String> answer) {
        if (!type.equals("application/problem+json")) {
            return status + " is a " + type;
        }
        JsonNode problem = JSON.readTree(answer.body());
        String kind = problem.path("type").stringValue("");
        if (!kind.startsWith("/problems/")
                || ProblemKind.find(kind.substring("/problems/".length())).isEmpty()) {
            return status + " has the unknown type " + kind;
        }
        if (problem.path("status").intValue(0) != status) {
            return status + " says that it is " + problem.path("status");
        }
        if (problem.path("title").stringValue("").isBlank()
                || problem.path("detail").stringValue("").isBlank()) {
            return status + " does not say what is wrong";
        }
        if (answer.body().contains("Exception") || answer.body().contains("\\tat ")) {
            return status + " shows the inside of the server";
        }
        if (status == 401 && answer.headers().firstValue("WWW-Authenticate").isEmpty()) {
            return "401 does not say how to sign in";
        }
        return null;
    }

    private JsonNode resolved(JsonNode schema) {
        String reference = schema.path("$ref").stringValue("");
        return reference.isEmpty() ? schema : document.at(reference.substring(1));
    }

    private void conforms(String at, JsonNode value, JsonNode of, List<String> faults) {
        JsonNode schema = resolved(of);
        String is = value.isString()
                ? "string"
                : value.isArray()
                        ? "array"
                        : value.isObject()
                                ? "object"
                                : value.isBoolean() ? "boolean" : value.isNull() ? "null" : "number";
        List<String> types = types(schema);
        if (!types.isEmpty() && !types.contains(is) && !(is.equals("number") && types.contains("integer"))) {
            faults.add(at + " is a " + is + ", not " + types);
            return;
        }
        if (value.isArray()) {
            value.forEach(item -> conforms(at + "[]", item, schema.path("items"), faults));
        } else if (value.isObject()) {
            object(at, value, schema, faults);
        } else if (schema.path("enum").size() > 0
                && schema.path("enum").valueStream().noneMatch(option -> option.equals(value))) {
            faults.add(at + " is none of " + schema.path("enum"));
        }
    }

    private void object(String at, JsonNode value, JsonNode schema, List<String> faults) {
        JsonNode properties = schema.path("properties");
        JsonNode others = schema.path("additionalProperties");
        value.properties().forEach(property -> {
            JsonNode described = properties.get(property.getKey());
            if (described != null) {
                conforms(at + "." + property.getKey(), property.getValue(), described, faults);
            } else if (others.isObject()) {
                conforms(at + ".*", property.getValue(), others, faults);
            } else if (!properties.isEmpty()) {
                faults.add(at + "." + property.getKey() + " is not described");
            }
        });
        schema.path("required").forEach(name -> {
            if (!value.has(name.stringValue())) {
                faults.add(at + "." + name.stringValue() + " is missing");
            }
        });
    }

    private static List<String> types(JsonNode schema) {
        JsonNode type = schema.path("type");
        if (type.isArray()) {
            return type.valueStream().map(JsonNode::stringValue).collect(Collectors.toList());
        }
        return type.isString() ? List.of(type.stringValue()) : List.of();
    }
}
