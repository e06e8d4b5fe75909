package org.holdfast.cli.differential;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import org.holdfast.policy.checked.PackLoader;
import org.holdfast.policy.source.PackSource;
import org.holdfast.policy.source.SourceFile;

/** A pack as YAML files: text by path. */
record PackDraft(String name, SortedMap<String, String> files) {
    PackLoader.Loaded load() {
        List<SourceFile> sources = files.entrySet().stream()
                .map(e -> new SourceFile(e.getKey(), e.getValue()))
                .toList();
        return PackLoader.load(new PackSource(name, sources), null);
    }

    void write(Path directory) throws IOException {
        for (var file : files.entrySet()) {
            Path path = directory.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
    }

    /** All files, one after the other. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        files.forEach(
                (path, content) -> text.append("--- ").append(path).append('\n').append(content));
        return text.toString();
    }
}
