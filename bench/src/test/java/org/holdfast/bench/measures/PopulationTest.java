package org.holdfast.bench.measures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PopulationTest {
    @TempDir
    private Path directory = Path.of("");

    @Test
    void a_population_is_read_as_it_was_written() throws IOException {
        Population drawn = Population.draw(12_345, 7);
        Path file = directory.resolve("population");
        drawn.write(file);
        Population read = Population.read(file);
        assertThat(read.income).isEqualTo(drawn.income);
        assertThat(read.weight).isEqualTo(drawn.weight);
        assertThat(read.region).isEqualTo(drawn.region);
        assertThat(read.area).isEqualTo(drawn.area);
    }

    @Test
    void a_file_that_is_cut_short_is_refused() throws IOException {
        Path file = directory.resolve("population");
        Population.draw(100, 7).write(file);
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, bytes.length - 1));
        assertThatThrownBy(() -> Population.read(file))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("100 persons");
    }

    @Test
    void a_population_has_ties_zeros_persons_on_the_line_and_every_area() {
        Population drawn = Population.draw(100_000, 1);
        assertThat(Arrays.stream(drawn.income).filter(income -> income == 0).count())
                .isBetween(800L, 1200L);
        assertThat(drawn.income).contains(Population.LINE);
        assertThat(Arrays.stream(drawn.area).distinct().count()).isEqualTo(Population.AREAS);
        assertThat(Arrays.stream(drawn.region).distinct().count()).isEqualTo(Population.REGIONS);
        assertThat(Population.draw(100_000, 1).income).isEqualTo(drawn.income);
        assertThat(Population.draw(100_000, 2).income).isNotEqualTo(drawn.income);
    }
}
