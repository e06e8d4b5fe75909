package org.holdfast.convert;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** A YAML file whose every entry knows its place, so that what is wrong with it can be shown. */
final class YamlPage {
    /** A key with its value and where the key stands. */
    record Entry(String key, Node place, Node value) {}

    private final Script script;
    private final List<Issue> issues;

    YamlPage(Script script, List<Issue> issues) {
        this.script = script;
        this.issues = issues;
    }

    Optional<Node> root() {
        LoadSettings settings =
                LoadSettings.builder().setLabel(script.file()).setUseMarks(true).build();
        try {
            return new Compose(settings).composeString(script.text());
        } catch (MarkedYamlEngineException broken) {
            issues.add(issue(broken.getProblemMark(), 1, broken.getProblem(), "correct the YAML"));
        } catch (YamlEngineException broken) {
            issues.add(Issue.of(script.file(), String.valueOf(broken.getMessage()), "correct the YAML"));
        }
        return Optional.empty();
    }

    /** The entries of a YAML map; a value that is no map is refused and has none. */
    List<Entry> entries(Node node) {
        if (!(node instanceof MappingNode map)) {
            issues.add(issue(node.getStartMark(), 1, "expected lines of 'name: value'", null));
            return List.of();
        }
        List<Entry> entries = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (NodeTuple tuple : map.getValue()) {
            String key = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "";
            Entry entry = new Entry(key, tuple.getKeyNode(), tuple.getValueNode());
            if (seen.add(key)) {
                entries.add(entry);
            } else {
                refuse(entry, "'" + key + "' is given twice", "delete one of them");
            }
        }
        return entries;
    }

    Optional<String> text(Entry entry) {
        if (entry.value() instanceof ScalarNode scalar) {
            return Optional.of(scalar.getValue());
        }
        refuse(entry, "expected a text for '" + entry.key() + "'", null);
        return Optional.empty();
    }

    void refuse(Entry entry, String message, @Nullable String fix) {
        issues.add(issue(entry.place().getStartMark(), entry.key().length(), message, fix));
    }

    private Issue issue(Optional<Mark> mark, int length, String message, @Nullable String fix) {
        int offset = 0;
        for (int line = mark.map(Mark::getLine).orElse(0); line > 0; line--) {
            offset = script.text().indexOf('\n', offset) + 1;
        }
        return script.issue(offset + mark.map(Mark::getColumn).orElse(0), length, message, fix);
    }
}
