package io.genericark.crossregion;

import io.genericark.api.KitException;
import io.genericark.api.ParameterSpec;
import io.genericark.api.ParameterType;
import io.genericark.api.Parameters;
import io.genericark.aws.CidrBlock;
import io.genericark.aws.Endpoints;
import io.genericark.aws.EniId;
import io.genericark.aws.Given;
import io.genericark.aws.NodeSettings;
import io.genericark.aws.Role;
import io.genericark.aws.Vips;
import io.genericark.crossregion.observe.NodeNames;
import io.genericark.crossregion.observe.Quest;
import io.genericark.crossregion.observe.Quest.Account;
import io.genericark.crossregion.observe.Where;
import io.genericark.crossregion.plan.Scope;
import io.genericark.crossregion.plan.Scope.Missing;
import io.genericark.crossregion.topology.Place;
import io.genericark.crossregion.topology.TableId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The parameters of one resource, read.
 *
 * @param vips single addresses, each once
 * @param regions where to look beside this node's own; where the peerings lead when empty
 * @param accounts the roles of other accounts
 * @param scope which tables may be written, as far as the operator says so
 */
record Settings(
        List<CidrBlock> vips,
        Set<String> regions,
        List<Account> accounts,
        NodeNames nodes,
        Scope scope,
        NodeSettings node) {

    private static final Pattern REGION = Pattern.compile("[a-z]{2}[a-z0-9-]*-[0-9]+");
    private static final Pattern IN_A_REGION = Pattern.compile("(" + REGION + ")=(arn:.*)");
    private static final String TAG = "ark:node";

    static final List<ParameterSpec> SPECS = NodeSettings.specsWith(
            ParameterSpec.required(
                    "vip",
                    ParameterType.LIST,
                    "the VIPs: IPv4 or IPv6 addresses outside of all VPCs' CIDR blocks, such as 10.99.0.10 or fd00::10"),
            ParameterSpec.optional(
                    "regions",
                    ParameterType.LIST,
                    "regions whose tables lead to the VIPs, beside this node's own; found by following the peerings when not given"),
            ParameterSpec.optional(
                    "roles",
                    ParameterType.LIST,
                    "ARNs of roles of other accounts whose tables are kept, to be assumed; REGION=ARN for one region only"),
            ParameterSpec.optional(
                    "role-external-id", ParameterType.TEXT, "external id that the trust policies of the roles ask for"),
            ParameterSpec.optional(
                    "sts-endpoint",
                    ParameterType.LIST,
                    "URL of STS instead of the regions' own, or one for each region as REGION=URL"),
            ParameterSpec.optional(
                    "node-tag",
                    ParameterType.TEXT,
                    TAG,
                    "tag of network interfaces by which the nodes' own are known; its value is the node's name"),
            ParameterSpec.optional(
                    "nodes",
                    ParameterType.LIST,
                    "the nodes' network interfaces as NODE=eni-..., instead of by the tag"),
            ParameterSpec.optional(
                    "create-missing",
                    ParameterType.FLAG,
                    "false",
                    "whether a table without a route of the VIP gets one"),
            ParameterSpec.optional(
                    "include-tables",
                    ParameterType.LIST,
                    "only these route tables are written, rtb-... or tgw-rtb-...; all when not given"),
            ParameterSpec.optional("exclude-tables", ParameterType.LIST, "route tables that are never written"));

    static Settings of(Parameters given) throws KitException {
        return Given.read(() -> new Settings(
                Vips.of(given.list("vip")),
                given.list("regions").stream().map(Settings::region).collect(Collectors.toSet()),
                accounts(given),
                nodes(given),
                new Scope(
                        Set.of(),
                        tables(given.list("include-tables")),
                        tables(given.list("exclude-tables")),
                        given.flag("create-missing") ? Missing.CREATE : Missing.LEAVE),
                NodeSettings.of(given)));
    }

    /** What is looked for on a node. */
    Quest quest(EniId own, String node, String home) {
        return new Quest(vips, own, node, home, regions, accounts, nodes);
    }

    /** With whose rights something of a place is written: a role of its account, or else this node's own. */
    Where rights(Place place) {
        return new Where(
                place.region(),
                accounts.stream()
                        .filter(account -> account.role().account().equals(place.account()))
                        .filter(account ->
                                account.region().map(place.region()::equals).orElse(true))
                        .map(Account::role)
                        .findFirst());
    }

    private static String region(String text) {
        if (!REGION.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "parameter regions: \"" + text + "\" is not a region, such as eu-west-1");
        }
        return text;
    }

    private static Set<TableId> tables(List<String> ids) {
        return ids.stream().map(TableId::new).collect(Collectors.toSet());
    }

    private static List<Account> accounts(Parameters given) {
        Endpoints endpoints = Endpoints.parse("sts-endpoint", given.list("sts-endpoint"));
        Optional<String> externalId = given.find("role-external-id");
        if (externalId.isPresent() && given.list("roles").isEmpty()) {
            throw new IllegalArgumentException(
                    "parameter role-external-id: it is of no use without the parameter roles");
        }
        return given.list("roles").stream()
                .map(text -> account(text, externalId, endpoints))
                .toList();
    }

    private static Account account(String text, Optional<String> externalId, Endpoints endpoints) {
        Matcher one = IN_A_REGION.matcher(text);
        return one.matches()
                ? new Account(
                        new Role(String.valueOf(one.group(2)), externalId, endpoints),
                        Optional.ofNullable(one.group(1)))
                : new Account(new Role(text, externalId, endpoints), Optional.empty());
    }

    private static NodeNames nodes(Parameters given) {
        List<String> listed = given.list("nodes");
        if (listed.isEmpty()) {
            return new NodeNames.Tagged(given.text("node-tag"));
        }
        Map<EniId, String> nodes = new HashMap<>();
        for (String text : listed) {
            int equals = text.indexOf('=');
            if (equals < 1) {
                throw new IllegalArgumentException(
                        "parameter nodes: \"" + text + "\" is not a node's network interface; give NODE=eni-...");
            }
            nodes.put(new EniId(text.substring(equals + 1)), text.substring(0, equals));
        }
        return new NodeNames.Listed(nodes);
    }
}
