package org.holdfast.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.holdfast.column.Dictionary;
import org.holdfast.column.StringColumn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Places are written child<parent, the topmost alone. */
class HierarchyTest {
    @Test
    void a_parent_may_come_after_its_child() {
        assertThat(judged("c<b b<a a")).isEqualTo("- - -");
    }

    @Test
    void a_missing_parent_takes_all_below_with_it() {
        assertThat(judged("a c<b b<x d<a")).isEqualTo("- dangling dangling -");
    }

    @Test
    void places_in_a_circle_are_cycles_and_those_below_dangle() {
        assertThat(judged("a b<c c<b d<c e<d f<a")).isEqualTo("- cycle cycle dangling dangling -");
        assertThat(judged("a<a b<a")).isEqualTo("cycle dangling");
    }

    @Test
    void the_first_accepted_copy_stands_for_a_place() {
        assertThat(judged("a b<a b<a b")).isEqualTo("- - duplicate duplicate");
        assertThat(judged("b<x b c<b b<x")).isEqualTo("dangling - - dangling");
        assertThat(judged("a<b b<a b c<a")).isEqualTo("cycle cycle - dangling");
    }

    @Test
    void what_is_accepted_always_hangs_together() {
        for (int seed = 0; seed < 20_000; seed++) {
            Random random = new Random(seed);
            int places = 1 + random.nextInt(6);
            List<String> rows = new ArrayList<>();
            for (int row = 1 + random.nextInt(10); row > 0; row--) {
                String place = "p" + random.nextInt(places);
                rows.add(random.nextInt(4) == 0 ? place : place + "<p" + random.nextInt(places + 1));
            }
            String text = String.join(" ", rows);
            assertSound(text, rows, judged(text).split(" "));
        }
    }

    @Test
    @Timeout(20)
    void long_chains_and_large_circles_take_no_time() {
        int size = 500_000;
        StringBuilder chain = new StringBuilder("p0<x");
        StringBuilder circle = new StringBuilder("p0<p" + (size - 1));
        for (int place = 1; place < size; place++) {
            chain.append(" p").append(place).append("<p").append(place - 1);
            circle.append(" p").append(place).append("<p").append(place - 1);
        }
        assertThat(Arrays.stream(judged(chain.toString()).split(" ")).distinct())
                .containsExactly("dangling");
        assertThat(Arrays.stream(judged(circle.toString()).split(" ")).distinct())
                .containsExactly("cycle");
    }

    private static void assertSound(String text, List<String> rows, String[] judged) {
        Map<String, String> parents = new HashMap<>();
        for (int row = 0; row < judged.length; row++) {
            if (judged[row].equals("-")) {
                String[] parts = rows.get(row).split("<");
                assertThat(parents.put(parts[0], parts.length == 2 ? parts[1] : ""))
                        .as(text)
                        .isNull();
            }
        }
        for (String place : parents.keySet()) {
            Set<String> path = new HashSet<>();
            for (String p = place; p != null && !p.isEmpty(); p = parents.get(p)) {
                assertThat(path.add(p)).as(text).isTrue();
                assertThat(parents).as(text).containsKey(p);
            }
        }
        for (int row = 0; row < judged.length; row++) {
            String[] parts = rows.get(row).split("<");
            if (judged[row].equals("duplicate")) {
                assertThat(parents).as(text).containsKey(parts[0]);
            } else if (!judged[row].equals("-")) {
                assertThat(parts).as(text).hasSize(2);
            }
        }
    }

    private static String judged(String text) {
        Dictionary places = new Dictionary();
        StringColumn.Builder ids = new StringColumn.Builder(places);
        StringColumn.Builder parents = new StringColumn.Builder(places);
        for (String row : text.split(" ")) {
            String[] parts = row.split("<");
            ids.add(parts[0]);
            if (parts.length == 2) {
                parents.add(parts[1]);
            } else {
                parents.addUnknown();
            }
        }
        return Arrays.stream(new Hierarchy(ids.build(), parents.build()).reasons())
                .map(reason -> reason == null ? "-" : reason.toString())
                .collect(Collectors.joining(" "));
    }
}
