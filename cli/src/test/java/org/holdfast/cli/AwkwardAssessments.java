package org.holdfast.cli;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.holdfast.column.Dictionary;
import org.holdfast.column.Months;
import org.holdfast.column.StringColumn;
import org.holdfast.column.Table;
import org.holdfast.engine.AssessedBatch;
import org.holdfast.engine.Assessment;
import org.holdfast.engine.households.Places;
import org.holdfast.policy.expression.Expression;
import org.holdfast.policy.expression.Type;
import org.holdfast.policy.pack.DecisionRow;
import org.holdfast.policy.pack.Fact;
import org.holdfast.policy.pack.Indicator;
import org.holdfast.policy.pack.Measure;
import org.holdfast.policy.pack.Pack;
import org.holdfast.policy.pack.Process;
import org.holdfast.policy.pack.Texts;

/**
 * Assessments by seed whose texts need quotes, whose numbers are the greatest there are, and whose pack has many of
 * everything: outputs of each type, and indicators and measures for more than one word of bits.
 */
final class AwkwardAssessments {
    private static final Expression YES = new Expression.Literal(Type.Scalar.BOOL, true);
    private static final List<String> PIECES = List.of(
            "a", "户", "é", "\uD840\uDC00", ",", "\"", "\"\"", "\n", "\r", "\r\n", ";", " ", "#", "'", "=", "\t");
    private final Random random;
    private final int longest;
    private final int copies;
    private final Pack pack;
    private final Places places;
    private final AssessedBatch.Decisions decisions;

    AwkwardAssessments(long seed) {
        random = new Random(seed);
        longest = seed % 4 == 0 ? 300 : 5;
        copies = seed % 4 == 2 ? 2000 : 1;
        List<String> words = distinct(300);
        pack = pack(words);
        places = places(words.subList(200, 260));
        decisions = new AssessedBatch.Decisions(
                pack.levels().stream().map(DecisionRow::value).toList(),
                pack.categories().stream().map(DecisionRow::value).toList(),
                pack.causes());
    }

    Pack pack() {
        return pack;
    }

    Places places() {
        return places;
    }

    AssessedBatch.Decisions decisions() {
        return decisions;
    }

    private List<String> distinct(int count) {
        TreeSet<String> texts = new TreeSet<>();
        while (texts.size() < count) {
            texts.add(text());
        }
        return new ArrayList<>(texts);
    }

    private String text() {
        StringBuilder text = new StringBuilder();
        for (int i = 1 + random.nextInt(longest); i > 0; i--) {
            text.append(PIECES.get(random.nextInt(PIECES.size())));
        }
        return text.toString();
    }

    private static <T> List<T> list(int count, IntFunction<T> make) {
        return IntStream.range(0, count).mapToObj(make).toList();
    }

    private static Pack pack(List<String> words) {
        List<Fact> facts = new ArrayList<>();
        for (Type.Scalar type : Type.Scalar.values()) {
            facts.add(new Fact(words.get(facts.size()), type, null, true, YES, "true"));
        }
        return new Pack(
                "awkward",
                "1.0.0",
                "",
                null,
                List.of("en"),
                null,
                Map.of(),
                List.of(),
                facts,
                List.of(),
                List.of(),
                list(70, i -> new Indicator(words.get(20 + i), "severe", words.get(90 + i % 11), YES, "true", "")),
                list(5, i -> new DecisionRow(words.get(110 + i), null, "")),
                list(3, i -> new DecisionRow(words.get(120 + i), null, "")),
                YES,
                "true",
                list(40, i -> new Measure(words.get(130 + i), List.of(), null, "", null, "", List.of(), "")),
                Process.NONE,
                new Texts(Map.of(), Map.of()));
    }

    private static Places places(List<String> names) {
        StringColumn.Builder ids = new StringColumn.Builder(new Dictionary());
        StringColumn.Builder levels = new StringColumn.Builder(new Dictionary());
        for (String name : names) {
            ids.add(name);
            levels.add("village");
        }
        return new Places(new Table("place", names.size(), Map.of("place_id", ids.build(), "level", levels.build())));
    }

    /** Assessments of households whose ids are in order, starting with a letter or with what is awkward. */
    List<Assessment> draw(int count) {
        TreeSet<String> ids = new TreeSet<>((left, right) ->
                Arrays.compareUnsigned(left.getBytes(StandardCharsets.UTF_8), right.getBytes(StandardCharsets.UTF_8)));
        while (ids.size() < count) {
            ids.add(random.nextInt(3) == 0 ? text() + ids.size() : "H" + random.nextInt(1 << 30));
        }
        double unknown = random.nextInt(3) * 0.4;
        return ids.stream().map(id -> assessment(id, unknown)).toList();
    }

    private Assessment assessment(String id, double unknown) {
        List<Boolean> results = new ArrayList<>();
        pack.indicators()
                .forEach(i -> results.add(random.nextDouble() < unknown ? null : (Boolean) (random.nextInt(5) == 0)));
        List<Object> outputs = new ArrayList<>();
        pack.outputs()
                .forEach(fact -> outputs.add(random.nextDouble() < unknown ? null : value((Type.Scalar) fact.type())));
        return new Assessment(
                id,
                random.nextInt(places.count()),
                random.nextDouble() < unknown ? null : decisions.levels().get(random.nextInt(5)),
                random.nextDouble() < unknown ? null : decisions.categories().get(random.nextInt(3)),
                some(decisions.causes()),
                results,
                whole(),
                random.nextBoolean(),
                some(list(pack.measures().size(), i -> new Assessment.SuggestedMeasure(i, null))),
                outputs);
    }

    private <T> List<T> some(List<T> all) {
        double share = random.nextInt(3) / 3.0;
        return all.stream().filter(one -> random.nextDouble() < share).toList();
    }

    private Object value(Type.Scalar type) {
        return switch (type) {
            case BOOL -> random.nextBoolean();
            case INT, MONEY -> whole();
            case DOUBLE -> decimal();
            case DATE -> LocalDate.of(2024, 12, 31).toEpochDay() - spread(1_000_000);
            case MONTH -> (long) Months.of(2024, 12) - spread(30_000);
            case STRING -> random.nextInt(4) == 0 ? "" : text().repeat(copies);
        };
    }

    /** A number between, mostly much nearer to zero than the greatest. */
    private long spread(long greatest) {
        return (long) (greatest * Math.pow(2 * random.nextDouble() - 1, 9));
    }

    private long whole() {
        return switch (random.nextInt(8)) {
            case 0 -> Long.MAX_VALUE - random.nextInt(2);
            case 1 -> Long.MIN_VALUE + random.nextInt(2);
            case 2 -> random.nextLong();
            case 3 -> random.nextLong() >> random.nextInt(64);
            case 4 -> (long) Math.pow(10, random.nextInt(19)) - random.nextInt(2);
            default -> random.nextInt(2000) - 1000;
        };
    }

    private double decimal() {
        return switch (random.nextInt(6)) {
            case 0 -> random.nextGaussian();
            case 1 -> Math.scalb(random.nextGaussian(), random.nextInt(400) - 200);
            case 2 -> (double) whole();
            case 3 -> random.nextInt(20) - 10;
            case 4 -> -0.0;
            default -> random.nextInt(100_000) / 100.0;
        };
    }
}
