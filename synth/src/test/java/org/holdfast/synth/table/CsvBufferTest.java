package org.holdfast.synth.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import org.holdfast.synth.draw.Utf8;
import org.junit.jupiter.api.Test;

class CsvBufferTest {
    private final Calendar calendar = new Calendar(LocalDate.of(2020, 12, 31));
    private final CsvBuffer buffer = new CsvBuffer(calendar);

    private String text() {
        return new String(Arrays.copyOf(buffer.bytes(), buffer.length()), StandardCharsets.UTF_8);
    }

    @Test
    void cells_are_written_as_the_register_format_has_them() {
        buffer.text(Utf8.bytes("张三")).empty().truth(true).truth(false).number(0).number(-1234567890123L);
        buffer.endRow();
        assertThat(text()).isEqualTo("张三,,true,false,0,-1234567890123\n");
    }

    @Test
    void hundredths_have_decimals_only_when_they_need_them() {
        buffer.hundredths(0)
                .hundredths(5)
                .hundredths(1200)
                .hundredths(1250)
                .hundredths(-7)
                .hundredths(-12345);
        buffer.endRow();
        assertThat(text()).isEqualTo("0,0.05,12,12.50,-0.07,-123.45\n");
    }

    @Test
    void parts_join_in_one_cell() {
        buffer.part(Utf8.bytes("53")).digits(7, 3).text(Utf8.bytes("x"));
        buffer.digits(42, 2).empty().endRow();
        assertThat(text()).isEqualTo("53007x,42\n");
    }

    @Test
    void months_and_dates_count_from_the_date_of_assessment() {
        buffer.month(-12).month(0).month(Calendar.LAST).date(calendar.asOfDay()).date(calendar.yearsAgo(20, 3));
        buffer.date(calendar.day(0, 0)).date(calendar.day(Calendar.LAST, 30)).endRow();
        assertThat(text()).isEqualTo("2018-01,2019-01,2020-12,2020-12-31,2000-12-28,2019-01-01,2020-12-31\n");
    }

    @Test
    void a_buffer_grows_and_can_be_used_again() {
        byte[] long1 = new byte[50_000];
        Arrays.fill(long1, (byte) 'a');
        buffer.text(long1).text(long1).text(long1).endRow();
        assertThat(buffer.length()).isEqualTo(150_003);
        buffer.clear();
        buffer.number(1).endRow();
        assertThat(text()).isEqualTo("1\n");
    }
}
