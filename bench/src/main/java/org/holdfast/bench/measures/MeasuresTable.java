package org.holdfast.bench.measures;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Times, ratios and bars as text, and whether the peers found the same. */
public final class MeasuresTable {
    /** How far results may lie apart, relatively. */
    private static final double TOLERANCE = 1e-9;

    /**
     * Processor seconds of R's convey 1.0.1 (R 4.2.2) for head count, Gini and S80/S20 with standard errors, overall and by 30
     * regions, on such a population of 1,000,000: design 4.31, overall 1.16, 0.475 and 7.37, by region 29.3, 3.51 and 12.0. It
     * is not among Debian's packages, so that it is not measured here.
     */
    private static final double CONVEY_SECONDS = 58.1;

    private static final int CONVEY_PERSONS = 1_000_000;
    private static final int BOOTSTRAP_PERSONS = 100_000;
    private static final String ROW = "  %-14s %7s %12s %11s\n";

    private final int persons;
    private final List<PeerTimings> peers;
    private final List<String> notes;

    MeasuresTable(int persons, List<PeerTimings> peers, List<String> notes) {
        this.persons = persons;
        this.peers = List.copyOf(peers);
        this.notes = List.copyOf(notes);
    }

    /** Every peer's times and results as JSON. */
    public String json() {
        return MeasuresProcess.JSON.writeValueAsString(peers);
    }

    /** What peers found differently from Holdfast with one thread; empty when all agree. */
    public List<String> disagreements() {
        List<String> found = new ArrayList<>();
        for (Work work : Work.values()) {
            for (PeerTimings peer : peers) {
                double distance = distance(work, peer);
                if (!(distance <= TOLERANCE)) {
                    found.add(String.format(
                            Locale.ROOT,
                            "%s: %s with %d threads differs from Holdfast by %.1e",
                            work.what(),
                            peer.peer(),
                            peer.threads(),
                            distance));
                }
            }
        }
        return found;
    }

    private double distance(Work work, PeerTimings peer) {
        Optional<Timing> one = peers.get(0).find(work);
        Optional<Timing> other = peer.find(work);
        return one.isPresent() && other.isPresent() ? one.get().distance(other.get()) : 0;
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (Work work : Work.values()) {
            text.append(String.format(Locale.ROOT, "%s; %,d persons\n", work.what(), work.persons(persons)));
            text.append(String.format(Locale.ROOT, ROW, "", "threads", "processor s", "elapsed s"));
            for (PeerTimings peer : peers) {
                peer.find(work).ifPresent(timing -> text.append(row(work, peer, timing)));
            }
        }
        ratios().forEach(line -> text.append(line).append('\n'));
        notes.forEach(line -> text.append(line).append('\n'));
        text.append(agreement()).append('\n');
        return text.toString();
    }

    private static String row(Work work, PeerTimings peer, Timing timing) {
        return String.format(
                Locale.ROOT,
                ROW,
                peer.peer().equals(MeasuresProcess.NAME) ? peer.peer() : work.rival(),
                peer.threads(),
                seconds(Timing.median(timing.processor())),
                seconds(Timing.median(timing.elapsed())));
    }

    private static String seconds(double seconds) {
        return String.format(Locale.ROOT, "%.3f", seconds);
    }

    private String agreement() {
        List<String> different = disagreements();
        if (!different.isEmpty()) {
            return String.join("\n", different);
        }
        double most = 0;
        for (Work work : Work.values()) {
            for (PeerTimings peer : peers) {
                most = Math.max(most, distance(work, peer));
            }
        }
        return String.format(
                Locale.ROOT,
                peers.stream().anyMatch(peer -> !peer.peer().equals(MeasuresProcess.NAME))
                        ? "Holdfast and R agree: results differ by %.1e at most"
                        : "one thread and two agree: results differ by %.1e at most",
                most);
    }

    private List<String> ratios() {
        List<String> lines = new ArrayList<>();
        ratio(lines, "figures against data.table, one thread, processor time", 2, Work.FIGURES, 1, true);
        ratio(lines, "figures against data.table, two threads, elapsed time", 2, Work.FIGURES, 2, false);
        ratio(lines, "errors against survey with influences by hand, processor time", 0, Work.ERRORS, 1, true);
        processor(Work.ERRORS, 1, MeasuresProcess.NAME)
                .filter(own -> Work.ERRORS.persons(persons) == CONVEY_PERSONS)
                .ifPresent(own -> lines.add(line(
                        "errors against convey's " + CONVEY_SECONDS + " s, measured apart",
                        CONVEY_SECONDS / own,
                        100)));
        ratio(lines, "bootstrap against a loop in R over incomes sorted once", 0, Work.BOOTSTRAP, 1, true);
        processor(Work.BOOTSTRAP, 1, MeasuresProcess.NAME)
                .filter(own -> Work.BOOTSTRAP.persons(persons) == BOOTSTRAP_PERSONS)
                .ifPresent(own -> lines.add(line("bootstrap against one second", 1 / own, 1)));
        for (Work work : Work.values()) {
            Optional<Double> alone = elapsed(work, 1);
            Optional<Double> together = elapsed(work, 2);
            if (alone.isPresent() && together.isPresent()) {
                lines.add(
                        line(work.id() + " on two threads against one, elapsed time", alone.get() / together.get(), 0));
            }
        }
        return lines;
    }

    private void ratio(List<String> lines, String what, double bar, Work work, int threads, boolean ofProcessor) {
        Optional<Double> own = ofProcessor ? processor(work, threads, MeasuresProcess.NAME) : elapsed(work, threads);
        Optional<Timing> other = peers.stream()
                .filter(peer -> !peer.peer().equals(MeasuresProcess.NAME) && peer.threads() == threads)
                .flatMap(peer -> peer.find(work).stream())
                .findFirst();
        if (own.isPresent() && other.isPresent()) {
            Timing timing = other.get();
            lines.add(line(what, Timing.median(ofProcessor ? timing.processor() : timing.elapsed()) / own.get(), bar));
        }
    }

    private Optional<Double> processor(Work work, int threads, String name) {
        return own(work, threads, name).map(timing -> Timing.median(timing.processor()));
    }

    private Optional<Double> elapsed(Work work, int threads) {
        return own(work, threads, MeasuresProcess.NAME).map(timing -> Timing.median(timing.elapsed()));
    }

    private Optional<Timing> own(Work work, int threads, String name) {
        return peers.stream()
                .filter(peer -> peer.peer().equals(name) && peer.threads() == threads)
                .flatMap(peer -> peer.find(work).stream())
                .findFirst();
    }

    private static String line(String what, double ratio, double bar) {
        String reached = bar == 0
                ? ""
                : String.format(Locale.ROOT, " (bar %.0f x: %s)", bar, ratio >= bar ? "reached" : "missed");
        return String.format(Locale.ROOT, "%s: %.2f x%s", what, ratio, reached);
    }
}
