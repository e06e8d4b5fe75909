package org.holdfast.register;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.holdfast.column.Kind;
import org.jspecify.annotations.Nullable;

/**
 * What {@code datapackage.json} (a Frictionless Data Package) says of a register.
 *
 * @param currency as declared, not yet known to be one
 */
record DataPackage(@Nullable String title, @Nullable String currency, Provenance provenance, List<Resource> resources) {
    static final String FILE = "datapackage.json";
    static final DataPackage NONE = new DataPackage(null, null, Provenance.UNSTATED, List.of());

    /**
     * A file of the package.
     *
     * @param fields the type of each column whose Table Schema has one that Holdfast knows
     */
    record Resource(
            String name,
            String path,
            @Nullable String format,
            @Nullable String encoding,
            Map<String, Kind> fields) {}

    Optional<Resource> find(String table) {
        return resources.stream().filter(r -> r.name().equals(table)).findFirst();
    }
}
