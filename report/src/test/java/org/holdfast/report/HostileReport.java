package org.holdfast.report;

import java.util.List;
import java.util.stream.IntStream;

/** The sample report with names that try to break out of the page. */
final class HostileReport {
    static final String NAME = "</script><img src=x onerror=document.title='broken'>{a|b}&lt;";

    private HostileReport() {}

    static ReportData of() {
        ReportData data = SampleReport.of(SamplePlaces.of(2, 1, 3), 400, 3);
        List<Place> places = data.tree().places().stream()
                .map(p -> new Place(p.id() + "<\"'&#", p.parent(), p.level(), NAME + p.id(), NAME, p.lat(), p.lon()))
                .toList();
        Vocabulary words = data.words();
        Text title = SampleWords.both(NAME, NAME);
        Vocabulary hostile = new Vocabulary(
                words.severities(),
                IntStream.range(0, words.levels().size())
                        .mapToObj(i -> new Vocabulary.Level(
                                NAME + i, words.levels().get(i).severity(), title))
                        .toList(),
                words.categories(),
                words.causes().stream()
                        .map(c -> new Vocabulary.Term(c.id(), title))
                        .toList(),
                words.indicators(),
                words.measures().stream()
                        .map(m -> new Vocabulary.Term(m.id(), title))
                        .toList());
        return new ReportData(
                data.run(),
                hostile,
                PlaceTree.of(places),
                data.counts(),
                data.flow(),
                data.quality(),
                data.method(),
                data.change());
    }
}
