package io.genericark.awssim.route53;

import io.genericark.awssim.http.Answer;
import io.genericark.awssim.http.ApiCall;
import io.genericark.awssim.http.ApiRequest;
import io.genericark.awssim.http.AwsService;
import io.genericark.awssim.http.CommonXml;
import io.genericark.awssim.http.Xml;
import io.genericark.awssim.world.AwsError;
import io.genericark.awssim.world.AwsWorld;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Route 53's REST protocol, version 2013-04-01. It knows no regions: the zones are those of the account. Each action runs alone
 * on a draft of the zones; an error throws the draft away.
 */
public final class Route53Service implements AwsService {
    private static final String NAMESPACE = "https://route53.amazonaws.com/doc/2013-04-01/";
    private static final int CREATED = 201;

    /** An action and the method and path by which it is called. */
    private record Path(String action, Pattern pattern) {
        static Path of(String action, String regex) {
            return new Path(action, Pattern.compile(regex));
        }
    }

    private static final List<Path> PATHS = List.of(
            Path.of("CreateHostedZone", "POST /2013-04-01/hostedzone/?"),
            Path.of("ListHostedZones", "GET /2013-04-01/hostedzone/?"),
            Path.of("ListHostedZonesByName", "GET /2013-04-01/hostedzonesbyname/?"),
            Path.of("GetHostedZone", "GET /2013-04-01/hostedzone/([^/]+)"),
            Path.of("ChangeResourceRecordSets", "POST /2013-04-01/hostedzone/([^/]+)/rrset/?"),
            Path.of("ListResourceRecordSets", "GET /2013-04-01/hostedzone/([^/]+)/rrset/?"),
            Path.of("GetChange", "GET /2013-04-01/change/([^/]+)"));

    private static final Map<String, Route53Action> ACTIONS = actions();

    private final AwsWorld world;
    private final Duration delay;

    /** A change is PENDING for {@code delay} by the world's clock, then INSYNC. */
    public Route53Service(AwsWorld world, Duration delay) {
        this.world = world;
        this.delay = delay;
    }

    @Override
    public String actionOf(ApiRequest request) {
        return PATHS.stream()
                .filter(path -> path.pattern().matcher(line(request)).matches())
                .map(Path::action)
                .findFirst()
                .orElseThrow(() -> new AwsError(
                        "UnknownOperationException", 404, "aws-sim knows no Route 53 action " + line(request)));
    }

    @Override
    public Answer perform(ApiCall call) {
        Route53Action action = Objects.requireNonNull(ACTIONS.get(call.action()));
        return world.changeDns(dns -> {
            Xml xml = Xml.document(call.action() + "Response", NAMESPACE);
            action.run(new Route53Call(
                    dns, call.request(), id(call.request()), xml, world.clock().instant(), delay));
            return Answer.xml(call.action().startsWith("Create") ? CREATED : 200, xml.finish());
        });
    }

    @Override
    public Answer error(AwsError error, String requestId) {
        return CommonXml.error(error, NAMESPACE, requestId);
    }

    @Override
    public AwsError inOwnWords(AwsError error) {
        return AwsService.inCommonWords(error);
    }

    /** The id in the path; empty where there is none. */
    private static String id(ApiRequest request) {
        return PATHS.stream()
                .map(path -> path.pattern().matcher(line(request)))
                .filter(Matcher::matches)
                .findFirst()
                .filter(matcher -> matcher.groupCount() > 0)
                .flatMap(matcher -> Optional.ofNullable(matcher.group(1)))
                .orElse("");
    }

    private static String line(ApiRequest request) {
        return request.method() + " " + request.path();
    }

    private static Map<String, Route53Action> actions() {
        Map<String, Route53Action> all = new TreeMap<>();
        all.putAll(ZoneActions.ALL);
        all.putAll(RecordActions.ALL);
        return Map.copyOf(all);
    }
}
