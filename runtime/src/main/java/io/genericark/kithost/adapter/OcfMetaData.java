package io.genericark.kithost.adapter;

import io.genericark.api.ActionTimeouts;
import io.genericark.api.KitDescriptor;
import io.genericark.api.ParameterSpec;
import io.genericark.api.ParameterType;
import java.io.StringReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * What an OCF agent says of itself: the XML of its {@code meta-data} action. Reading is pure: entities and documents outside
 * of the text are not followed.
 *
 * @param descriptor the kit that it makes
 * @param actions the actions that it has besides start, stop and monitor
 * @param depths the levels of monitor that it has besides 0, ascending
 * @param checkEvery how often it wants to be monitored
 */
record OcfMetaData(KitDescriptor descriptor, Set<String> actions, List<Integer> depths, Duration checkEvery) {

    private static final Duration CHECK_EVERY = Duration.ofSeconds(10);
    private static final Pattern TIME = Pattern.compile("\\s*([0-9]{1,9})\\s*(ms|msec|s|sec|m|min|h|hr)?\\s*");
    private static final String[] BOOLEANS = {
        "true", "false", "yes", "no", "1", "0", "on", "off", "True", "False", "TRUE", "FALSE", "YES", "NO", "ON", "OFF",
        "ja"
    };

    OcfMetaData {
        actions = Set.copyOf(actions);
        depths = List.copyOf(depths);
    }

    /**
     * Reads.
     *
     * @param name the kit's name
     * @throws IllegalArgumentException what is wrong
     */
    static OcfMetaData read(String name, String xml) {
        Element agent = parse(xml);
        if (!agent.getTagName().equals("resource-agent")) {
            throw new IllegalArgumentException(
                    "its meta-data is a <" + agent.getTagName() + ">, not a <resource-agent>");
        }
        TreeMap<String, Duration> timeouts = new TreeMap<>();
        TreeMap<String, Duration> intervals = new TreeMap<>();
        Set<Integer> depths = new TreeSet<>();
        for (Element action : below(agent, "actions", "action")) {
            String word = action.getAttribute("name");
            int depth = number(action.getAttribute("depth"));
            if (word.equals("monitor") && depth > 0) {
                depths.add(depth);
            } else {
                timeouts.putIfAbsent(word, time(action.getAttribute("timeout")).orElse(Duration.ZERO));
                time(action.getAttribute("interval")).ifPresent(every -> intervals.putIfAbsent(word, every));
            }
        }
        Set<String> actions = new HashSet<>(timeouts.keySet());
        KitDescriptor descriptor = new KitDescriptor(
                name, version(agent), text(agent, "shortdesc"), parameters(agent), timeouts(timeouts));
        return new OcfMetaData(
                descriptor,
                actions,
                List.copyOf(depths),
                Optional.ofNullable(intervals.get("monitor"))
                        .filter(Duration::isPositive)
                        .orElse(CHECK_EVERY));
    }

    private static Element parse(String xml) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://xml.org/sax/features/external-general-entities", false);
            factory.setFeature("http://xml.org/sax/features/external-parameter-entities", false);
            factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
            factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
            factory.setXIncludeAware(false);
            factory.setExpandEntityReferences(false);
            DocumentBuilder builder = factory.newDocumentBuilder();
            builder.setErrorHandler(new DefaultHandler()); // throws what is fatal, and prints nothing
            return builder.parse(new InputSource(new StringReader(xml))).getDocumentElement();
        } catch (SAXException | java.io.IOException e) {
            throw new IllegalArgumentException("its meta-data is not well-formed XML: " + e.getMessage(), e);
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("no hardened XML parser in this Java: " + e.getMessage(), e);
        }
    }

    private static String version(Element agent) {
        String attribute = agent.getAttribute("version");
        String element = text(agent, "version");
        return !attribute.isEmpty() ? attribute : element.isEmpty() ? "0" : element;
    }

    private static List<ParameterSpec> parameters(Element agent) {
        List<ParameterSpec> specs = new ArrayList<>();
        for (Element parameter : below(agent, "parameters", "parameter")) {
            specs.add(parameter(parameter));
        }
        return specs;
    }

    /** An agent reads text; what it calls a boolean or a number is checked for it, if its own default is of that kind. */
    private static ParameterSpec parameter(Element parameter) {
        String name = parameter.getAttribute("name");
        Optional<Element> content = children(parameter, "content").stream().findFirst();
        String declared =
                content.map(element -> element.getAttribute("default")).orElse("");
        String help = help(parameter);
        boolean required =
                declared.isEmpty() && List.of("1", "true", "yes").contains(parameter.getAttribute("required"));
        String type = content.map(element -> element.getAttribute("type")).orElse("string");
        ParameterSpec number = spec(name, ParameterType.INTEGER, required, "", help);
        if (type.equals("integer")
                && (declared.isEmpty() || number.problem(declared).isEmpty())) {
            return spec(name, ParameterType.INTEGER, required, declared, help);
        }
        ParameterSpec text = spec(name, ParameterType.TEXT, required, declared, help);
        boolean isBoolean = type.equals("boolean")
                && (declared.isEmpty() || List.of(BOOLEANS).contains(declared));
        return isBoolean ? text.oneOf(BOOLEANS) : text;
    }

    private static ParameterSpec spec(String name, ParameterType type, boolean required, String declared, String help) {
        if (required) {
            return ParameterSpec.required(name, type, help);
        }
        return declared.isEmpty()
                ? ParameterSpec.optional(name, type, help)
                : ParameterSpec.optional(name, type, declared, help);
    }

    private static String help(Element parameter) {
        String brief = text(parameter, "shortdesc");
        String whole = brief.isEmpty() ? text(parameter, "longdesc") : brief;
        return whole.replaceAll("\\s+", " ").strip();
    }

    private static ActionTimeouts timeouts(TreeMap<String, Duration> given) {
        ActionTimeouts defaults = ActionTimeouts.DEFAULT;
        Duration start = timeout(given, "start", defaults.restore());
        Duration stop = timeout(given, "stop", defaults.remove());
        Duration monitor = timeout(given, "monitor", defaults.quickCheck());
        return new ActionTimeouts(
                start.plus(monitor), stop, monitor, start.plus(stop).plus(monitor.multipliedBy(2)));
    }

    private static Duration timeout(TreeMap<String, Duration> given, String action, Duration otherwise) {
        return Optional.ofNullable(given.get(action))
                .filter(Duration::isPositive)
                .orElse(otherwise);
    }

    private static Optional<Duration> time(String text) {
        Matcher matcher = TIME.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        long amount = Long.parseLong(String.valueOf(matcher.group(1)));
        String unit = matcher.group(2);
        return Optional.of(
                switch (unit == null ? "s" : unit) {
                    case "ms", "msec" -> Duration.ofMillis(amount);
                    case "m", "min" -> Duration.ofMinutes(amount);
                    case "h", "hr" -> Duration.ofHours(amount);
                    default -> Duration.ofSeconds(amount);
                });
    }

    private static int number(String text) {
        return text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : 0;
    }

    private static List<Element> below(Element parent, String list, String each) {
        return children(parent, list).stream()
                .flatMap(found -> children(found, each).stream())
                .toList();
    }

    private static String text(Element parent, String tag) {
        return children(parent, tag).stream()
                .findFirst()
                .map(element -> String.valueOf(element.getTextContent()).strip())
                .orElse("");
    }

    private static List<Element> children(Element parent, String tag) {
        List<Element> found = new ArrayList<>();
        NodeList nodes = parent.getChildNodes();
        for (int i = 0; i < nodes.getLength(); i++) {
            if (nodes.item(i) instanceof Element element && element.getTagName().equals(tag)) {
                found.add(element);
            }
        }
        return found;
    }
}
