package org.holdfast.cli;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import org.holdfast.engine.columnar.ColumnarAssessor;
import org.holdfast.engine.explain.Explainer;
import org.holdfast.engine.explain.Explanation;
import org.holdfast.engine.reference.HouseholdInquiries;
import org.holdfast.policy.pack.Pack;
import org.holdfast.register.snapshot.RegisterOfSnapshot;
import org.holdfast.report.explain.ExplanationJson;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code holdfast explain}. */
@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        description =
                "Explains one household in words: what holds and why, what is unknown, what would change the level,"
                        + " and what should be done.",
        footer = {"", "Example:", "  holdfast explain REGISTER H0001 --pack cn --as-of 2024-06-30 --lang en,zh"})
final class ExplainCommand implements Callable<Integer> {
    @Mixin
    private RegisterInput register = new RegisterInput();

    @Parameters(index = "1", paramLabel = "HOUSEHOLD", description = "The household's id.")
    private String household = "";

    @Mixin
    private Terminal terminal = new Terminal();

    @Option(
            names = "--pack",
            paramLabel = "PACK",
            defaultValue = "cn",
            description = "Policy pack, by id or path. Default: ${DEFAULT-VALUE}.")
    private String packName = "";

    @Option(names = "--as-of", paramLabel = "DATE", required = true, description = "Date of the assessment.")
    private LocalDate asOf = LocalDate.EPOCH;

    @Option(
            names = "--lang",
            split = ",",
            paramLabel = "LANG",
            defaultValue = "en",
            description = "en, zh or both (en,zh).")
    private List<String> languages = List.of();

    @Option(names = "--json", description = "Print the explanation as JSON.")
    private boolean json;

    @Option(
            names = "--population",
            paramLabel = "FILE",
            description = "run.json of an assessment whose population figures to use.")
    private @Nullable Path population;

    @Override
    public Integer call() throws Exception {
        Pack pack = Home.load(packName);
        for (String language : languages) {
            if (!language.equals("en") && !language.equals("zh")) {
                throw new Failure(Failure.USAGE, "holdfast: --lang is en, zh or en,zh, not '" + language + "'");
            }
            if (!pack.languages().contains(language)) {
                throw new Failure(
                        Failure.INPUT,
                        "holdfast: the pack '" + packName + "' has no texts in '" + language + "', it has "
                                + String.join(", ", pack.languages()));
            }
        }
        try (OpenRegister opened = register.openStrictly(terminal, pack.currency())) {
            explain(pack, opened);
        }
        terminal.out().flush();
        return 0;
    }

    private void explain(Pack pack, OpenRegister opened) throws Exception {
        long position = opened.snapshot().find(household);
        if (position < 0) {
            throw new Failure(
                    Failure.INPUT,
                    "holdfast: " + register.directory() + " has no household '" + household
                            + "' (ids are case-sensitive)");
        }
        ColumnarAssessor assessor = AssessmentRun.open(opened, pack, asOf, population);
        HouseholdInquiries inquiries = assessor.inquiries();
        Explanation explanation;
        try (RegisterOfSnapshot single = new RegisterOfSnapshot(opened.snapshot(), assessor::isEvidence)) {
            explanation = new Explainer(pack, inquiries.setting().currency())
                    .explain(inquiries.of(single.household(position)));
        }
        if (json) {
            terminal.out()
                    .println(RunRecord.JSON.writeValueAsString(
                            new ExplanationJson(pack, inquiries.setting()).of(explanation)));
        } else {
            for (String language : languages) {
                terminal.out().print(new ExplanationText(pack, inquiries.setting(), language).of(explanation));
            }
        }
    }
}
