package org.holdfast.policy.checked;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.holdfast.policy.pack.Pack;
import org.holdfast.policy.source.Issue;
import org.holdfast.policy.source.PackSource;
import org.holdfast.policy.source.SourceFile;

/** A small pack without a fault, to be changed file by file. */
final class SmallPack {
    private final Map<String, String> files = new TreeMap<>(Map.of(
            "pack.yaml", """
            id: small
            version: 1.0.0
            currency: CNY
            languages: [en]
            """,
            "parameters.yaml", """
            - id: line
              type: money
              unit: CNY/person/year
              values:
                - {value: 4000, from: 2020-01-01, source: Gazette, grade: A}
            """,
            "facts.yaml", """
            facts:
              - id: size
                type: int
                value: members.count()
              - id: income
                type: money
                value: ledger.map(l, l.amount).sum()
            """,
            "indicators.yaml", """
            - id: poor
              severity: high
              cause: low_income
              when: income < param.line
              source: Gazette
            """,
            "decisions.yaml", """
            severities:
              - {id: high, weight: 4}
            level:
              - {value: red, when: count.high > 0}
              - {value: none}
            """,
            "measures.yaml", """
            - id: allowance
              causes: [low_income]
              source: Gazette
            """,
            "i18n/en.yaml", """
            pack: {title: Small, description: A small pack.}
            parameter: {line: Line}
            fact: {size: Size, income: Income}
            severity: {high: High}
            cause: {low_income: Low income}
            indicator:
              poor: {title: Poor, because: "It has {income}."}
            level: {red: Red, none: None}
            measure: {allowance: Allowance}
            """));

    SmallPack with(String path, String text) {
        files.put(path, text);
        return this;
    }

    SmallPack without(String path) {
        files.remove(path);
        return this;
    }

    SmallPack replacing(String path, String old, String text) {
        String before = String.valueOf(files.get(path));
        if (!before.contains(old)) {
            throw new IllegalArgumentException(path + " does not hold " + old);
        }
        return with(path, before.replace(old, text));
    }

    PackLoader.Loaded load() {
        List<SourceFile> sources = files.entrySet().stream()
                .map(e -> new SourceFile(e.getKey(), e.getValue()))
                .toList();
        return PackLoader.load(new PackSource("small", sources), null);
    }

    List<String> issues() {
        return load().issues().stream()
                .map(i -> i.file() + ":" + i.at() + " " + i.code() + " " + i.message())
                .toList();
    }

    List<Issue> allIssues() {
        return load().issues();
    }

    Pack pack() {
        PackLoader.Loaded loaded = load();
        Pack pack = loaded.pack();
        if (pack == null) {
            throw new IllegalStateException(loaded.issues().toString());
        }
        return pack;
    }
}
