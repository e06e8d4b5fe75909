package org.holdfast.cli;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.holdfast.column.Currency;
import org.holdfast.engine.PopulationValue;
import org.holdfast.engine.Unassessable;
import org.holdfast.policy.expression.Type;
import org.holdfast.policy.pack.Pack;
import org.holdfast.policy.pack.PopulationFigure;
import org.holdfast.register.RegisterAccount;
import org.holdfast.register.StagedDirectory;
import org.holdfast.register.TableReading;
import org.holdfast.register.Unwritable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** {@code run.json}: what was run on what, and what came of it, for other programs and later runs. */
final class RunRecord {
    static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    private final ObjectNode root = JSON.createObjectNode();
    private final Map<String, Long> milliseconds = new LinkedHashMap<>();
    private long phaseStarted = System.nanoTime();

    RunRecord(String command) {
        root.put(StagedDirectory.MARKER, Version.current());
        root.put("command", command);
        root.put("java", Runtime.version().toString());
    }

    ObjectNode root() {
        return root;
    }

    /** Ends a phase of the run. */
    void phase(String name) {
        long now = System.nanoTime();
        milliseconds.put(name, (now - phaseStarted) / 1_000_000);
        phaseStarted = now;
    }

    Map<String, Long> milliseconds() {
        return milliseconds;
    }

    void pack(Pack pack, LocalDate asOf) {
        root.putObject("pack")
                .put("id", pack.id())
                .put("version", pack.version())
                .put("digest", pack.digest());
        root.put("as_of", asOf.toString());
    }

    void reading(Path directory, RegisterAccount account) {
        ObjectNode register = root.putObject("register");
        register.put("path", directory.toString());
        register.put("title", account.title());
        Currency currency = account.currency();
        register.put("currency", currency == null ? null : currency.code());
        ObjectNode digests = register.putObject("sha256");
        account.digests().forEach(digests::put);
        ObjectNode tables = root.putObject("tables");
        for (TableReading table : account.tables()) {
            ObjectNode node = tables.putObject(table.table());
            node.put("file", table.file()).put("rows", table.rows()).put("rejected", table.rejected());
            ObjectNode reasons = node.putObject("rejected_by_reason");
            table.rejectedByReason().forEach(reasons::put);
            table.notes().forEach(note -> node.withArray("notes").add(note));
        }
    }

    void setAside(Map<String, Long> rows) {
        ObjectNode node = root.putObject("set_aside");
        rows.forEach(node::put);
    }

    void population(Pack pack, List<PopulationValue> figures, Currency currency) {
        ObjectNode node = root.putObject("population");
        for (PopulationValue figure : figures) {
            ObjectNode value = node.withArray(figure.figure()).addObject();
            value.put("place_id", figure.placeId());
            if (figure.value() instanceof Long money) {
                value.put("value", currency.decimal(money));
            } else {
                value.put("value", (Double) figure.value());
            }
            value.put("households", figure.households()).put("left_out", figure.leftOut());
        }
    }

    void write(Path file) throws IOException {
        ObjectNode durations = root.putObject("milliseconds");
        milliseconds.forEach(durations::put);
        Unwritable.guard(
                file, () -> Files.writeString(file, JSON.writeValueAsString(root) + "\n", StandardCharsets.UTF_8));
    }

    /** Population figures of an earlier run, for assessing a household alone. */
    static List<PopulationValue> population(Path file, Pack pack, Currency currency) throws IOException, Unassessable {
        JsonNode node = read(file).path("population");
        List<PopulationValue> figures = new ArrayList<>();
        for (PopulationFigure figure : pack.population()) {
            JsonNode values = node.path(figure.id());
            if (!values.isArray()) {
                throw new Unassessable(file + " has no population figure '" + figure.id() + "' that the pack '"
                        + pack.id() + "' needs: name the run.json of an assessment with this pack");
            }
            for (JsonNode value : values) {
                JsonNode number = value.path("value");
                Object figureValue = number.isNumber() ? value(figure.type(), number.decimalValue(), currency) : null;
                String place = value.path("place_id").isString()
                        ? value.path("place_id").asString()
                        : null;
                figures.add(new PopulationValue(
                        figure.id(),
                        place,
                        figureValue,
                        value.path("households").asLong(),
                        value.path("left_out").asLong()));
            }
        }
        return figures;
    }

    private static Object value(Type.Scalar type, BigDecimal number, Currency currency) {
        return type == Type.Scalar.MONEY ? (Object) currency.exactMinorUnits(number) : (Object) number.doubleValue();
    }

    static JsonNode read(Path file) throws IOException {
        try {
            return JSON.readTree(Files.readAllBytes(file));
        } catch (JacksonException wrong) {
            throw new IOException(file + " is not JSON: " + wrong.getOriginalMessage(), wrong);
        }
    }
}
