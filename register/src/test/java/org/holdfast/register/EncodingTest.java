package org.holdfast.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EncodingTest {
    private static final Charset GB18030 = Charset.forName("GB18030");

    @TempDir
    Path folder;

    @Test
    void gb18030_is_read_when_the_option_says_so() throws Exception {
        SampleRegister register = new SampleRegister(folder).put("place.csv", chinese());
        RegisterReading reading = register.read(new ReadOptions(GB18030, null, register.rejected, Progress.SILENT));
        assertThat(SampleRegister.cell(reading, "place", "name", 1)).isEqualTo("云南𠮷");
    }

    @Test
    void gb18030_is_read_when_the_descriptor_says_so() throws Exception {
        SampleRegister register = new SampleRegister(folder)
                .put("place.csv", chinese())
                .put(
                        "datapackage.json",
                        "{\"resources\": [{\"name\": \"place\", \"path\": \"place.csv\", \"encoding\": \"gb18030\"}]}");
        assertThat(SampleRegister.cell(register.read(), "place", "name", 1)).isEqualTo("云南𠮷");
    }

    @Test
    void gb18030_that_was_not_declared_is_refused_with_the_byte_and_a_way_out() throws Exception {
        SampleRegister register = new SampleRegister(folder).put("place.csv", chinese());
        assertThat(register.failure())
                .startsWith("place.csv: byte 64 is not UTF-8 text")
                .contains("--encoding GB18030");
    }

    @Test
    void utf_16_and_text_cut_within_a_letter_are_refused() throws Exception {
        SampleRegister register = new SampleRegister(folder);
        register.put("person.csv", "person_id,household_id\nP1,H1\n".getBytes(StandardCharsets.UTF_16));
        assertThat(register.failure()).startsWith("person.csv: byte 1 is not UTF-8");
        register.put("person.csv", new byte[] {'a', ',', 'b', '\n', '1', ',', (byte) 0xe6, (byte) 0x88});
        assertThat(register.failure()).contains("person.csv");
    }

    @Test
    void wrong_gb18030_is_refused_with_the_byte() throws Exception {
        SampleRegister register = new SampleRegister(folder);
        register.put("place.csv", new byte[] {'a', ',', (byte) 0xff, 'b', '\n'});
        ReadOptions options = new ReadOptions(GB18030, null, register.rejected, Progress.SILENT);
        String message = "";
        try {
            register.read(options);
        } catch (UnreadableRegister e) {
            message = String.valueOf(e.getMessage());
        }
        assertThat(message).startsWith("place.csv: byte 3 is not GB18030 text");
    }

    @Test
    void another_encoding_is_refused_by_name() throws Exception {
        SampleRegister register = new SampleRegister(folder)
                .put(
                        "datapackage.json",
                        "{\"resources\": [{\"name\": \"place\", \"path\": \"place.csv\", \"encoding\": \"koi8-r\"}]}");
        assertThat(register.failure()).contains("'koi8-r' is not read").contains("UTF-8 or GB18030");
    }

    @Test
    void the_utf_8_check_agrees_with_java_on_random_bytes() throws Exception {
        byte[][] parts = {
            {'a'},
            {(byte) 0xc3, (byte) 0xa9},
            {(byte) 0xe6, (byte) 0x88, (byte) 0xb7},
            {(byte) 0xf0, (byte) 0xa0, (byte) 0xae, (byte) 0xb7},
            {(byte) 0xed, (byte) 0xa0, (byte) 0x80},
            {(byte) 0xc0, (byte) 0x80},
            {(byte) 0xf4, (byte) 0x90, (byte) 0x80, (byte) 0x80},
            {(byte) 0x80},
            {(byte) 0xe0, (byte) 0x9f, (byte) 0xbf},
            {(byte) 0xf0, (byte) 0x8f},
            {(byte) 0xff},
            "abcdefghijk".getBytes(StandardCharsets.UTF_8)
        };
        int sound = 0;
        for (int seed = 0; seed < 50_000; seed++) {
            Random random = new Random(seed);
            ByteBuffer bytes = ByteBuffer.allocate(200);
            for (int part = random.nextInt(10); part > 0; part--) {
                bytes.put(parts[random.nextInt(random.nextInt(4) == 0 ? parts.length : 4)]);
            }
            byte[] text = java.util.Arrays.copyOf(bytes.array(), bytes.position());
            boolean expected = isUtf8(text);
            assertThat(passes(text, 1 + random.nextInt(12))).as("seed %d", seed).isEqualTo(expected);
            assertThat(Utf8Check.isWhole(text, 0, text.length))
                    .as("seed %d", seed)
                    .isEqualTo(expected);
            sound += expected ? 1 : 0;
        }
        assertThat(sound).isBetween(10_000, 45_000);
    }

    @Test
    void long_gb18030_text_is_the_same_in_pieces_of_any_size() throws Exception {
        String text = "户籍,a,𠮷€\n".repeat(40_000);
        for (int step : new int[] {1, 3, 1000, 65_536, 1 << 20}) {
            InputStream in = pieces(text.getBytes(GB18030), step);
            try (Transcoding utf8 = new Transcoding(in, GB18030)) {
                assertThat(new String(utf8.readAllBytes(), StandardCharsets.UTF_8))
                        .isEqualTo(text);
            }
        }
    }

    private static byte[] chinese() {
        return "place_id,parent_id,level,name\nCN,,nation,China\n53,CN,province,云南𠮷\n".getBytes(GB18030);
    }

    private static boolean isUtf8(byte[] bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    private static boolean passes(byte[] bytes, int step) throws IOException {
        try (Utf8Check in = new Utf8Check(pieces(bytes, step))) {
            return in.readAllBytes().length == bytes.length;
        } catch (BadEncoding e) {
            return false;
        }
    }

    private static InputStream pieces(byte[] bytes, int step) {
        return new ByteArrayInputStream(bytes) {
            @Override
            public int read(byte[] target, int from, int length) {
                return super.read(target, from, Math.min(length, step));
            }
        };
    }
}
