package org.holdfast.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ReportPageTest {
    @Test
    void a_sample_is_written() throws IOException {
        Path file = Path.of("target", "sample-report.html");
        ReportPage.write(SampleReport.of(SamplePlaces.of(30, 13, 7), 24_238, 7), file);
        assertThat(Files.size(file)).isPositive();
    }
}
