package org.holdfast.cli.differential;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.holdfast.policy.source.Issue;
import org.junit.jupiter.api.Test;

class RandomPackTest {
    private static final int PACKS = 300;

    @Test
    void nearly_every_draft_loads() {
        List<String> failures = new ArrayList<>();
        for (long seed = 1; seed <= PACKS; seed++) {
            List<Issue> issues = RandomPack.draft(seed, 0).load().issues();
            if (!issues.isEmpty()) {
                failures.add("seed " + seed + ": " + issues.get(0));
            }
        }
        assertThat(failures).as("of %d drafts", PACKS).hasSizeLessThan(PACKS / 20);
    }
}
