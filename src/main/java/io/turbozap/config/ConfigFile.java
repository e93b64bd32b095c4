package io.turbozap.config;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
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
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/** Reads a configuration file: YAML to texts by dotted path, refusing every key that is not a setting. */
final class ConfigFile {

    private final String name;
    private final Map<String, String> texts = new LinkedHashMap<>();

    private ConfigFile(String name) {
        this.name = name;
    }

    /**
     * Reads the settings that a file gives. A null is the empty text, a list its items joined by commas.
     *
     * @param name the file's name in errors
     * @throws ConfigException if it is not YAML, or holds anything but settings
     */
    static Map<String, String> parse(String name, String yaml) {
        ConfigFile file = new ConfigFile(name);
        file.readSection("", file.compose(yaml));
        return file.texts;
    }

    // Nodes rather than objects: they keep each scalar as it was typed, and are quicker at hand.
    private @Nullable Node compose(String yaml) {
        try {
            return new Compose(
                            LoadSettings.builder().setSchema(new CoreSchema()).build())
                    .composeString(yaml)
                    .orElse(null);
        } catch (MarkedYamlEngineException e) {
            // The parser's own words can quote the file, secrets included.
            String place = e.getProblemMark().map(ConfigFile::place).orElse("");
            throw new ConfigException(name + " is not valid YAML" + place);
        } catch (YamlEngineException e) {
            throw new ConfigException(name + " is not valid YAML");
        }
    }

    private static String place(Mark mark) {
        return ": look at line " + (mark.getLine() + 1) + ", column " + (mark.getColumn() + 1);
    }

    private void readSection(String prefix, @Nullable Node node) {
        if (node == null || isNull(node)) {
            return;
        }
        if (!(node instanceof MappingNode section)) {
            throw new ConfigException(
                    (prefix.isEmpty() ? name : prefix + " in " + name) + " is not a section: " + keys(prefix));
        }
        for (NodeTuple entry : section.getValue()) {
            String key = entry.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
            readEntry(prefix.isEmpty() ? key : prefix + "." + key, prefix, entry.getValueNode());
        }
    }

    private void readEntry(String path, String prefix, Node value) {
        Setting<?> setting = Settings.byPath().get(path);
        if (setting != null) {
            if (texts.putIfAbsent(path, text(setting, value)) != null) {
                throw new ConfigException(path + " stands twice in " + name);
            }
        } else if (isSection(path)) {
            readSection(path, value);
        } else {
            throw new ConfigException(path + " in " + name + " is not a setting: " + keys(prefix));
        }
    }

    private String text(Setting<?> setting, Node value) {
        if (value instanceof SequenceNode list) {
            return list.getValue().stream().map(item -> scalar(setting, item)).collect(Collectors.joining(","));
        }
        return scalar(setting, value);
    }

    private String scalar(Setting<?> setting, Node value) {
        if (value instanceof ScalarNode scalar) {
            return isNull(value) ? "" : scalar.getValue();
        }
        throw new ConfigException(setting.path() + " in " + name + " is not allowed: "
                + setting.settingKind().allowed());
    }

    private static boolean isNull(Node node) {
        return Tag.NULL.equals(node.getTag());
    }

    private static boolean isSection(String path) {
        return Settings.byPath().keySet().stream().anyMatch(known -> known.startsWith(path + "."));
    }

    private static String keys(String prefix) {
        String start = prefix.isEmpty() ? "" : prefix + ".";
        return Settings.byPath().keySet().stream()
                .filter(known -> known.startsWith(start))
                .map(known -> known.substring(start.length()).split("\\.", 2)[0])
                .distinct()
                .collect(Collectors.joining(", ", "its keys are ", ""));
    }
}
