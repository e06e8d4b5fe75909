package org.holdfast.register;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.holdfast.column.Currency;
import org.holdfast.column.RegisterSchema;
import org.holdfast.column.TableSchema;
import org.jspecify.annotations.Nullable;

/** The files of a register's directory: its descriptor, if it has one, and the file of each table. */
final class RegisterFiles {
    private final Path directory;
    private final @Nullable Charset encoding;
    private final DataPackage descriptor;
    private final List<Finding> findings = new ArrayList<>();

    RegisterFiles(Path directory, @Nullable Charset encoding) throws IOException, UnreadableRegister {
        if (!Files.isDirectory(directory)) {
            throw new UnreadableRegister(
                    directory + " is not a directory: name the directory that holds the register's tables");
        }
        this.directory = directory;
        this.encoding = encoding;
        if (encoding != null) {
            checkSupported(encoding.name(), "--encoding");
        }
        Path file = directory.resolve(DataPackage.FILE);
        this.descriptor = Files.exists(file) ? DescriptorReader.read(file) : DataPackage.NONE;
    }

    DataPackage descriptor() {
        return descriptor;
    }

    /** What a reader should know about files, once the tables were asked for. */
    List<Finding> findings() {
        List<Finding> all = new ArrayList<>(findings);
        for (DataPackage.Resource resource : descriptor.resources()) {
            if (RegisterSchema.find(resource.name()).isEmpty()) {
                all.add(new Finding("", Finding.Subject.RESOURCE_NOT_READ, null, 0, resource.name()));
            }
        }
        return all;
    }

    @Nullable
    Currency declaredCurrency() throws UnreadableRegister {
        String code = descriptor.currency();
        if (code == null) {
            return null;
        }
        try {
            return Currency.parse(code);
        } catch (IllegalArgumentException e) {
            throw new UnreadableRegister(DataPackage.FILE + ": currency: " + e.getMessage(), e);
        }
    }

    /** The file of each table that is there, in the order they must be read. */
    List<TableFile> tables() throws IOException, UnreadableRegister {
        List<TableFile> files = new ArrayList<>();
        for (TableSchema table : RegisterSchema.TABLES) {
            Optional<DataPackage.Resource> resource = descriptor.find(table.name());
            Optional<TableFile> file =
                    resource.isPresent() ? Optional.of(named(resource.get())) : findByName(table.name());
            if (file.isPresent()) {
                files.add(file.get());
            } else if (table.required()) {
                throw new UnreadableRegister(directory + " has no table " + table.name() + ": add " + table.name()
                        + ".csv or " + table.name() + ".parquet");
            } else {
                findings.add(new Finding(table.name(), Finding.Subject.TABLE_ABSENT, null, 0, null));
            }
        }
        return files;
    }

    private Optional<TableFile> findByName(String table) throws UnreadableRegister {
        Path csv = directory.resolve(table + ".csv");
        Path parquet = directory.resolve(table + ".parquet");
        boolean both = Files.exists(csv) && Files.exists(parquet);
        if (both) {
            throw new UnreadableRegister(directory + " has both " + table + ".csv and " + table
                    + ".parquet: delete one of them, or name the right one in " + DataPackage.FILE);
        }
        if (!Files.exists(csv) && !Files.exists(parquet)) {
            return Optional.empty();
        }
        Path file = Files.exists(csv) ? csv : parquet;
        Format format = Files.exists(csv) ? Format.CSV : Format.PARQUET;
        String name = file.getFileName().toString();
        if (!descriptor.resources().isEmpty()) {
            findings.add(new Finding(table, Finding.Subject.NOT_IN_DESCRIPTOR, null, 0, name));
        }
        checkFile(file, name);
        return Optional.of(new TableFile(table, file, name, format, charset(null), Map.of()));
    }

    private TableFile named(DataPackage.Resource resource) throws IOException, UnreadableRegister {
        String name = resource.path();
        Path file = inside(name);
        if (!Files.exists(file)) {
            throw new UnreadableRegister(DataPackage.FILE + " names " + name + " for the table " + resource.name()
                    + ", but there is no such file: add it or mend the path");
        }
        checkFile(file, name);
        if (!file.toRealPath().startsWith(directory.toRealPath())) {
            throw leaves(name);
        }
        return new TableFile(
                resource.name(), file, name, format(resource), charset(resource.encoding()), resource.fields());
    }

    private Path inside(String name) throws UnreadableRegister {
        try {
            Path relative = Path.of(name);
            Path file = directory.resolve(relative).normalize();
            if (relative.isAbsolute() || name.contains("://") || !file.startsWith(directory.normalize())) {
                throw leaves(name);
            }
            for (Path part : relative) {
                if (part.toString().equals("..")) {
                    throw leaves(name);
                }
            }
            return file;
        } catch (InvalidPathException e) {
            throw leaves(name);
        }
    }

    private static UnreadableRegister leaves(String name) {
        return new UnreadableRegister(DataPackage.FILE + ": the path '" + Cells.cut(name)
                + "' leaves the register's directory: put the file inside and name it from there");
    }

    private static void checkFile(Path file, String name) throws UnreadableRegister {
        if (!Files.isRegularFile(file) || Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new UnreadableRegister(name + " is not a file");
        }
        if (!Files.isReadable(file)) {
            throw new UnreadableRegister(name + " may not be read: change its permissions");
        }
    }

    private static Format format(DataPackage.Resource resource) throws UnreadableRegister {
        String declared = resource.format();
        String path = resource.path().toLowerCase(Locale.ROOT);
        for (Format format : Format.values()) {
            if (declared == null ? path.endsWith("." + format.extension()) : declared.equalsIgnoreCase(format.name())) {
                return format;
            }
        }
        throw new UnreadableRegister(DataPackage.FILE + ": the format of " + resource.path() + " is "
                + (declared == null ? "not known by its name" : declared) + ": write it as csv or parquet");
    }

    private Charset charset(@Nullable String declared) throws UnreadableRegister {
        if (encoding != null) {
            return checkSupported(encoding.name(), "--encoding");
        }
        return declared == null ? StandardCharsets.UTF_8 : checkSupported(declared, DataPackage.FILE);
    }

    private static Charset checkSupported(String name, String where) throws UnreadableRegister {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "utf-8", "utf8", "us-ascii", "ascii" -> StandardCharsets.UTF_8;
            // GBK and GB2312 are what GB18030 was before it grew
            case "gb18030", "gbk", "gb2312" -> Charset.forName("GB18030");
            default ->
                throw new UnreadableRegister(where + ": the encoding '" + Cells.cut(name)
                        + "' is not read: save the file as UTF-8 or GB18030");
        };
    }
}
