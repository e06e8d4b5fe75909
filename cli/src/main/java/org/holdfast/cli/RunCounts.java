package org.holdfast.cli;

import java.util.List;
import org.holdfast.policy.pack.Pack;
import org.holdfast.report.AssessmentTally;
import org.holdfast.report.Place;
import org.holdfast.report.PlaceCounts;
import org.holdfast.report.Vocabulary;
import tools.jackson.databind.node.ObjectNode;

/** The counts over the whole register that {@code run.json} keeps. */
final class RunCounts {
    private final Pack pack;
    private final Vocabulary words;
    private final List<Place> places;
    private final PlaceCounts counts;

    RunCounts(Pack pack, AssessmentTally tally, PlaceCounts rolledUp) {
        this.pack = pack;
        this.words = tally.words();
        this.places = tally.tree().places();
        this.counts = rolledUp;
    }

    void into(ObjectNode root) {
        ObjectNode node = root.putObject("counts");
        node.put("households", total(counts.households()));
        node.put("persons", total(counts.persons()));
        node.put("verify", total(counts.verify()));
        ObjectNode levels = node.putObject("level");
        for (int i = 0; i < words.levels().size(); i++) {
            levels.put(words.levels().get(i).id(), total(counts.levels()[i]));
        }
        ObjectNode categories = node.putObject("category");
        for (int i = 0; i < words.categories().size(); i++) {
            categories.put(words.categories().get(i).id(), total(counts.categories()[i]));
        }
        ObjectNode indicators = node.putObject("indicators");
        for (int i = 0; i < pack.indicators().size(); i++) {
            indicators
                    .putObject(pack.indicators().get(i).id())
                    .put("true", total(counts.indicatorsTrue()[i]))
                    .put("unknown", total(counts.indicatorsUnknown()[i]));
        }
    }

    /** The sum over the topmost places, in which all others are counted. */
    private long total(int[] column) {
        long total = 0;
        for (int place = 0; place < column.length; place++) {
            total += places.get(place).parent() < 0 ? column[place] : 0;
        }
        return total;
    }
}
