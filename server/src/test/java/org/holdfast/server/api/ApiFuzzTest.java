package org.holdfast.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
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
    private static final int REQUESTS = Integer.getInteger("holdfast.fuzz", 6_000);
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
            "+1",
            "0x10",
            "NaN",
            "2147483648",
            "-9223372036854775809",
            "0000-00-00",
            "9999-12-31T23:59:59Z",
            "\u0000",
            "\u001f\u202e\ufeff",
            "x".repeat(5_000),
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
    private final DescribedAnswers answers = new DescribedAnswers(document);

    private JsonNode document() {
        ROLES.forEach(role -> tokens.put(role, RunningServer.token(role)));
        try {
            HttpResponse<String> answer = http.send(
                    HttpRequest.newBuilder(RunningServer.at("/api/v1/openapi.json"))
                            .header("Authorization", "Bearer " + tokens.get("officer"))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(200);
            Files.writeString(Path.of("target/openapi.json"), answer.body());
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
            for (JsonNode parameter : operation.description().path("parameters")) {
                assertThat(parameter.path("description").stringValue(""))
                        .describedAs(operation.path() + " " + parameter.get("name"))
                        .isNotBlank();
            }
        }
        assertThat(document.at("/components/schemas/SignalsSignal/properties").has("household_id"))
                .isTrue();
    }

    @Test
    void no_request_makes_the_server_fail() throws Exception {
        Map<String, Integer> statuses = new TreeMap<>();
        Set<String> faults = new TreeSet<>();
        List<Operation> operations = operations();
        for (int i = 0; i < REQUESTS; i++) {
            Operation operation = operations.get(i % operations.size());
            HttpRequest request = request(operation);
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            statuses.merge(Integer.toString(answer.statusCode()), 1, Integer::sum);
            String fault = answers.fault(operation.description(), answer);
            if (fault != null) {
                String line = request.method() + " " + request.uri() + ": " + fault;
                faults.add(line.replaceAll("x{50,}", "xx"));
            }
        }
        assertThat(operations.stream().map(operation -> operation.description().get("operationId")))
                .doesNotHaveDuplicates();
        System.out.println("fuzz: " + REQUESTS + " requests, seed " + SEED + ", " + statuses);
        assertThat(faults).isEmpty();
        assertThat(statuses.keySet()).contains("200", "400", "403", "404", "422");
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
                        request.header(name, name.equals("If-Match") ? etag() : key());
                    }
                }
            }
        }
        request.uri(RunningServer.at(path + query));
        if (random.nextInt(20) > 0) {
            request.header("Authorization", authorization());
        }
        if (random.nextInt(25) == 0) {
            request.header(
                    "Accept", one("*/*", "text/html", "application/json;q=x", "nonsense", "application/problem+json"));
        }
        if (random.nextInt(25) == 0) {
            query.append(query.isEmpty() ? "?" : "&")
                    .append(one("surprise=1", "limit", "limit=1&limit=x", "=", "%", "cursor=a"));
            request.uri(RunningServer.at(path + query.toString().replaceAll("%(?![0-9A-F]{2})", "%25")));
        }
        JsonNode schema = operation.description().at("/requestBody/content/application~1json/schema");
        HttpRequest.BodyPublisher body = HttpRequest.BodyPublishers.noBody();
        if (!schema.isMissingNode() || random.nextInt(10) == 0) {
            request.header(
                    "Content-Type",
                    random.nextInt(20) > 0
                            ? "application/json"
                            : one("text/plain", "application/xml", "nonsense", "application/json;charset=utf-16"));
            body = HttpRequest.BodyPublishers.ofString(body(schema));
        } else if (operation.description().at("/requestBody/content").has("application/zip")) {
            request.header("Content-Type", random.nextInt(5) > 0 ? "application/zip" : "application/json");
            body = HttpRequest.BodyPublishers.ofString(
                    one("", "PK", "PK\u0003\u0004", "PK\u0003\u0004" + "x".repeat(9_000)));
        }
        return request.method(operation.method().toUpperCase(java.util.Locale.ROOT), body)
                .build();
    }

    private String one(String... options) {
        return options[random.nextInt(options.length)];
    }

    private String etag() {
        return random.nextInt(8) > 0
                ? "\"" + random.nextInt(4) + "\""
                : one("*", "W/\"1\"", "1", "\"", "\"99999999999999999999\"", "\"-1\"");
    }

    private String key() {
        return random.nextInt(10) > 0
                ? UUID.randomUUID().toString()
                : one("again", "again", "k".repeat(201), "k".repeat(200), "two words", " ");
    }

    private String authorization() {
        String token = tokens.get(random.nextBoolean() ? "officer" : ROLES.get(random.nextInt(ROLES.size())));
        return random.nextInt(30) > 0
                ? "Bearer " + token
                : one(
                        "Bearer",
                        "Bearer ",
                        "bearer " + token,
                        "Basic YTpi",
                        "Bearer " + token + "x",
                        "Bearer " + "x".repeat(4_000));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private String body(JsonNode schema) {
        return switch (random.nextInt(12)) {
            case 0 -> "{";
            case 1 -> "[]";
            case 2 -> "{\"a\":\"\\u0000\"}";
            case 3 ->
                one(
                        "{\"a\":\"\\ud800\"}",
                        "\"\\ud800\"",
                        "[".repeat(3_000),
                        "",
                        "null",
                        "1e999999",
                        "\u0000",
                        "{\"a\":1,\"a\":2}");
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
