package org.holdfast.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import org.holdfast.server.RunningServer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Sends every operation of the interface's own description requests that are right, nearly right and wrong. How many is
 * {@code -Dholdfast.fuzz=N}, with which seed {@code -Dholdfast.seed=N}.
 */
class ApiFuzzTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int REQUESTS = Integer.getInteger("holdfast.fuzz", 3_000);
    private static final long SEED = Long.getLong("holdfast.seed", 5);
    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "x",
            "0",
            "-1",
            "1",
            "null",
            "true",
            "2020-12-31",
            "2020-13-45",
            "'; drop table household; --",
            "<script>",
            "é漢字\uD83D\uDE00",
            "%00",
            "../../etc/passwd",
            "9223372036854775807",
            "9223372036854775808",
            "1e400",
            "\"3\"",
            "*");
    private static final List<String> ROLES = List.of("officer", "worker", "auditor", "administrator", "supervisor");

    private final Random random = new Random(SEED);
    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, String> tokens = new TreeMap<>();
    private final JsonNode document = document();

    private JsonNode document() {
        ROLES.forEach(role -> tokens.put(role, RunningServer.token(role)));
        try {
            HttpResponse<String> answer = http.send(
                    HttpRequest.newBuilder(RunningServer.at("/api/v1/openapi.json"))
                            .header("Authorization", "Bearer " + tokens.get("officer"))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(200);
            return JSON.readTree(answer.body());
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }

    private record Operation(String path, String method, JsonNode description) {}

    private List<Operation> operations() {
        List<Operation> operations = new ArrayList<>();
        document.get("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(method ->
                                operations.add(new Operation(path.getKey(), method.getKey(), method.getValue()))));
        return operations;
    }

    @Test
    void the_description_is_openapi_3_1_and_names_every_operation() {
        assertThat(document.get("openapi").stringValue()).startsWith("3.1");
        assertThat(operations()).hasSizeGreaterThan(30);
        for (Operation operation : operations()) {
            assertThat(operation.description().path("summary").stringValue(""))
                    .describedAs(operation.path())
                    .isNotBlank();
        }
        assertThat(document.at("/components/schemas/Signal/properties").has("household_id"))
                .isTrue();
    }

    @Test
    void no_request_makes_the_server_fail() throws Exception {
        Map<String, Integer> statuses = new TreeMap<>();
        List<String> faults = new ArrayList<>();
        List<Operation> operations = operations();
        for (int i = 0; i < REQUESTS; i++) {
            Operation operation = operations.get(i % operations.size());
            HttpRequest request = request(operation);
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            statuses.merge(Integer.toString(answer.statusCode()), 1, Integer::sum);
            String fault = fault(operation, answer);
            if (fault != null) {
                faults.add(request.method() + " " + request.uri() + ": " + fault);
            }
        }
        System.out.println("fuzz: " + REQUESTS + " requests, seed " + SEED + ", " + statuses);
        assertThat(faults).isEmpty();
        assertThat(statuses.keySet()).contains("200", "400", "403", "404", "422");
    }

    private static String fault(Operation operation, HttpResponse<String> answer) {
        int status = answer.statusCode();
        String type = answer.headers().firstValue("Content-Type").orElse("");
        if (status >= 500) {
            return status + " " + answer.body();
        }
        if (!operation.description().get("responses").has(Integer.toString(status))) {
            return "status " + status + " is not described";
        }
        if (status >= 400 && !type.startsWith("application/problem+json")) {
            return status + " is a " + type;
        }
        if (!answer.body().isEmpty() && type.contains("json")) {
            JsonNode body = JSON.readTree(answer.body());
            if (status >= 400 && body.path("status").intValue(0) != status) {
                return "the problem says another status than " + status;
            }
        }
        return null;
    }

    private HttpRequest request(Operation operation) {
        String path = operation.path();
        StringBuilder query = new StringBuilder();
        HttpRequest.Builder request = HttpRequest.newBuilder();
        for (JsonNode parameter : operation.description().path("parameters")) {
            String name = parameter.get("name").stringValue();
            String value = text(parameter.path("schema"), name);
            switch (parameter.get("in").stringValue()) {
                case "path" -> path = path.replace("{" + name + "}", encoded(value.isEmpty() ? "x" : value));
                case "query" -> {
                    if (random.nextInt(3) > 0) {
                        query.append(query.isEmpty() ? "?" : "&")
                                .append(name)
                                .append('=')
                                .append(encoded(value));
                    }
                }
                default -> {
                    if (random.nextInt(12) > 0) {
                        request.header(
                                name,
                                name.equals("If-Match")
                                        ? "\"" + random.nextInt(4) + "\""
                                        : UUID.randomUUID().toString());
                    }
                }
            }
        }
        request.uri(RunningServer.at(path + query));
        if (random.nextInt(20) > 0) {
            request.header("Authorization", "Bearer " + tokens.get(ROLES.get(random.nextInt(ROLES.size()))));
        }
        JsonNode schema = operation.description().at("/requestBody/content/application~1json/schema");
        HttpRequest.BodyPublisher body = HttpRequest.BodyPublishers.noBody();
        if (!schema.isMissingNode() || random.nextInt(10) == 0) {
            request.header("Content-Type", random.nextInt(20) > 0 ? "application/json" : "text/plain");
            body = HttpRequest.BodyPublishers.ofString(body(schema));
        }
        return request.method(operation.method().toUpperCase(java.util.Locale.ROOT), body)
                .build();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private String body(JsonNode schema) {
        return switch (random.nextInt(12)) {
            case 0 -> "{";
            case 1 -> "[]";
            case 2 -> "{\"a\":\"\\u0000\"}";
            case 3 -> "{\"a\":\"\\ud800\"}";
            default -> JSON.writeValueAsString(value(schema, 0, ""));
        };
    }

    private JsonNode resolved(JsonNode schema) {
        String reference = schema.path("$ref").stringValue("");
        return reference.isEmpty() ? schema : document.at(reference.substring(1));
    }

    private JsonNode value(JsonNode of, int depth, String name) {
        JsonNode schema = resolved(of);
        JsonNodeFactory make = JsonNodeFactory.instance;
        if (random.nextInt(25) == 0 || depth > 6) {
            return random.nextBoolean() ? make.nullNode() : make.stringNode(TEXTS.get(random.nextInt(TEXTS.size())));
        }
        String type = type(schema);
        if (type.equals("object") || schema.has("properties") || schema.has("additionalProperties")) {
            return object(schema, depth);
        }
        if (type.equals("array")) {
            ArrayNode array = make.arrayNode();
            for (int i = random.nextInt(4); i > 0; i--) {
                array.add(value(schema.path("items"), depth + 1, name));
            }
            return array;
        }
        return switch (type) {
            case "integer", "number" ->
                make.numberNode(random.nextInt(5) == 0 ? random.nextLong() : random.nextInt(400));
            case "boolean" -> make.booleanNode(random.nextBoolean());
            default -> make.stringNode(text(schema, name));
        };
    }

    private static String type(JsonNode schema) {
        JsonNode type = schema.path("type");
        return type.isArray() ? type.get(0).stringValue() : type.stringValue("string");
    }

    private ObjectNode object(JsonNode schema, int depth) {
        ObjectNode object = JSON.createObjectNode();
        schema.path("properties").properties().forEach(property -> {
            if (random.nextInt(10) > 0) {
                object.set(property.getKey(), value(property.getValue(), depth + 1, property.getKey()));
            }
        });
        JsonNode more = schema.path("additionalProperties");
        if (more.isObject()) {
            for (String key : List.of("household", "person", "ledger", "place_id", "pack.yaml")) {
                if (random.nextInt(3) == 0) {
                    object.set(key, value(more, depth + 1, key));
                }
            }
        }
        if (random.nextInt(30) == 0) {
            object.put("surprise", 1);
        }
        return object;
    }

    private String text(JsonNode schema, String name) {
        JsonNode options = resolved(schema).path("enum");
        if (options.size() > 0 && random.nextInt(4) > 0) {
            return options.get(random.nextInt(options.size())).stringValue("x");
        }
        if (random.nextInt(3) == 0) {
            return TEXTS.get(random.nextInt(TEXTS.size()));
        }
        return switch (name) {
            case "id" -> random.nextBoolean() ? Integer.toString(random.nextInt(200)) : "6211231092010001";
            case "limit" -> Integer.toString(1 + random.nextInt(500));
            case "role" -> "auditor";
            case "name" -> "n" + random.nextInt(1_000_000);
            case "known" -> "2026-01-01T00:00:00Z";
            default -> "text " + random.nextInt(100);
        };
    }
}
