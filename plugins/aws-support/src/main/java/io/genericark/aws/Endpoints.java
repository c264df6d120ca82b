package io.genericark.aws;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * URLs of an API instead of the regions' own. Immutable.
 *
 * @param everywhere for regions that are not named
 * @param regions by region
 */
public record Endpoints(Optional<URI> everywhere, Map<String, URI> regions) {

    private static final Pattern OF_A_REGION = Pattern.compile("([a-z]{2}[a-z0-9-]*-[0-9]+)=(.*)");

    public Endpoints {
        regions = Map.copyOf(regions);
    }

    /**
     * Reads the value of a parameter.
     *
     * @param name of the parameter
     * @param items each a URL, or {@code REGION=URL}
     * @throws IllegalArgumentException with a sentence for people when one is neither, or two are for the same
     */
    public static Endpoints parse(String name, List<String> items) {
        Optional<URI> everywhere = Optional.empty();
        Map<String, URI> regions = new HashMap<>();
        for (String item : items) {
            Matcher region = OF_A_REGION.matcher(item);
            boolean again;
            if (region.matches()) {
                again = regions.put(String.valueOf(region.group(1)), url(name, String.valueOf(region.group(2))))
                        != null;
            } else {
                again = everywhere.isPresent();
                everywhere = Optional.of(url(name, item));
            }
            if (again) {
                throw new IllegalArgumentException("parameter " + name + ": " + item
                        + " is the second URL for the same; give one URL, or one for each region as REGION=URL");
            }
        }
        return new Endpoints(everywhere, regions);
    }

    /** The URL for a region; empty for the region's own. */
    public Optional<URI> in(String region) {
        return Optional.ofNullable(regions.get(region)).or(() -> everywhere);
    }

    private static URI url(String name, String text) {
        try {
            URI url = new URI(text);
            if (url.getHost() != null && ("http".equals(url.getScheme()) || "https".equals(url.getScheme()))) {
                return url;
            }
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(problem(name, text), e);
        }
        throw new IllegalArgumentException(problem(name, text));
    }

    private static String problem(String name, String text) {
        return "parameter " + name + ": \"" + text
                + "\" is not a URL; give https://HOST, or one for each region as REGION=https://HOST";
    }
}
