package org.holdfast.convert;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.jspecify.annotations.Nullable;

/** An .xlsx workbook turned into one CSV file per sheet, each cell as the text it stands for. */
final class Workbook {
    /** A workbook that cannot be read, with the reason. */
    static final class Unreadable extends Exception {
        private static final long serialVersionUID = 1L;

        Unreadable(String reason) {
            super(reason);
        }
    }

    private static final long LARGEST_BYTES = 1L << 30;

    private Workbook() {}

    /** The sheets' CSV files by view name: the file's name if there is one sheet, else {@code file_sheet}. */
    static Map<String, Path> unpack(Path file, Path scratch) throws IOException, Unreadable {
        String stem = SourceViews.stem(String.valueOf(file.getFileName()));
        Map<String, Path> views = new LinkedHashMap<>();
        try {
            refuseBombs(file);
            try (ReadableWorkbook book = new ReadableWorkbook(file.toFile(), new ReadingOptions(true, false))) {
                List<Sheet> sheets = book.getSheets().toList();
                for (Sheet sheet : sheets) {
                    String view = sheets.size() == 1 ? stem : stem + "_" + sheet.getName();
                    Path csv = Files.createTempFile(scratch, "sheet", ".csv");
                    write(sheet, csv);
                    views.put(view, csv);
                }
            }
        } catch (ExcelReaderException | UncheckedIOException | IOException broken) {
            throw new Unreadable(String.valueOf(broken.getMessage()));
        }
        return views;
    }

    private static void refuseBombs(Path file) throws IOException, Unreadable {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            long bytes = Collections.list(zip.entries()).stream()
                    .mapToLong(ZipEntry::getSize)
                    .sum();
            if (bytes > LARGEST_BYTES) {
                throw new Unreadable("it unpacks to more than 1 GiB");
            }
        }
    }

    private static void write(Sheet sheet, Path csv) throws IOException {
        try (Writer out = Files.newBufferedWriter(csv, UTF_8);
                Stream<Row> rows = sheet.openStream()) {
            int width = 0;
            for (Row row : (Iterable<Row>) rows::iterator) {
                width = Math.max(width, row.getCellCount());
                out.write(IntStream.range(0, width)
                        .mapToObj(column -> quoted(row, column))
                        .collect(Collectors.joining(",", "", "\n")));
            }
        }
    }

    private static String quoted(Row row, int column) {
        Cell cell = column < row.getCellCount() ? row.getCell(column) : null;
        String text = cell == null ? "" : text(cell);
        return text.isEmpty() ? "" : "\"" + text.replace("\"", "\"\"") + "\"";
    }

    private static String text(Cell cell) {
        if (cell.getType() == CellType.NUMBER) {
            return isDate(cell.getDataFormatString())
                    ? cell.asDate().toString().replaceFirst("T00:00$", "")
                    : cell.asNumber().stripTrailingZeros().toPlainString();
        }
        if (cell.getType() == CellType.BOOLEAN) {
            return cell.asBoolean().toString();
        }
        return cell.getText();
    }

    private static boolean isDate(@Nullable String format) {
        return format != null
                && !format.equals("General")
                && format.replaceAll("\"[^\"]*\"|\\[[^]]*]", "").matches("(?i).*[ymd].*");
    }
}
