package io.genericark.aws.script;

import io.genericark.api.KitContext;
import io.genericark.api.KitException;
import io.genericark.api.KitException.Kind;
import io.genericark.api.ScriptLibrary;
import io.genericark.aws.AwsCall;
import io.genericark.aws.AwsClients;
import io.genericark.aws.CallBounds;
import io.genericark.aws.InstanceMetadata;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URI;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/**
 * The AWS API for scripts, whatever the operation: arguments and answers have the names of the API. Options are {@code region} (that
 * of this instance when not given) and {@code endpoint}. Errors are those of the AWS kits, by the same table. Thread-safe.
 */
public final class AwsForScripts implements ScriptLibrary {

    private static final String SDK = "software.amazon.awssdk.services.";
    private static final Map<String, String> CLIENTS = Map.of(
            "ec2", SDK + "ec2.Ec2Client",
            "route53", SDK + "route53.Route53Client",
            "elbv2", SDK + "elasticloadbalancingv2.ElasticLoadBalancingV2Client",
            "sts", SDK + "sts.StsClient");
    private static final Pattern LOOK = Pattern.compile("(describe|get|list|search|lookup|test)[A-Z].*");

    private final AwsClients clients;
    private final InstanceMetadata metadata = new InstanceMetadata();

    /** Made with the first call of a script; clients come with the first one that is needed. */
    public AwsForScripts() {
        this(new AwsClients());
    }

    AwsForScripts(AwsClients clients) {
        this.clients = clients;
    }

    @Override
    public String name() {
        return "aws";
    }

    @Override
    public boolean changes(String service, String operation) {
        return !LOOK.matcher(operation).matches();
    }

    @Override
    public Map<String, Object> call(
            KitContext ctx,
            String service,
            String operation,
            Map<String, Object> arguments,
            Map<String, Object> options)
            throws KitException {
        Class<? extends SdkAutoCloseable> client = client(service);
        Method method = operation(client, service, operation);
        boolean writes = changes(service, operation);
        AwsClients.Place place = new AwsClients.Place(region(options), endpoint(options));
        CallBounds bounds = CallBounds.ofCluster(ctx);
        SdkPojo request = request(method, arguments, writes ? bounds.write() : bounds.read());
        String action = service + ":" + operation.substring(0, 1).toUpperCase(Locale.ROOT) + operation.substring(1);
        String what = action + " for " + ctx.tag();
        AwsCall call =
                writes ? AwsCall.write(action, place.region(), what) : AwsCall.read(action, place.region(), what);
        Object target = clientFor(client, place, writes);
        return PlainData.of((SdkPojo) call.run(() -> invoke(method, target, request)));
    }

    private static Class<? extends SdkAutoCloseable> client(String service) throws KitException {
        String name = CLIENTS.get(service);
        if (name == null) {
            throw new IllegalArgumentException(
                    "service '" + service + "' is not known; known are " + String.join(", ", CLIENTS.keySet()));
        }
        try {
            return Class.forName(name, true, AwsForScripts.class.getClassLoader())
                    .asSubclass(SdkAutoCloseable.class);
        } catch (ClassNotFoundException e) {
            throw new KitException(
                    Kind.DENIED,
                    "ctx.aws." + service + " cannot be used",
                    "this installation has no client for it",
                    "put the SDK's jar for it into lib on every node",
                    e);
        }
    }

    private static Method operation(Class<?> client, String service, String operation) {
        return Arrays.stream(client.getMethods())
                .filter(method -> method.getName().equals(operation)
                        && method.getParameterCount() == 1
                        && AwsRequest.class.isAssignableFrom(method.getParameterTypes()[0])
                        && SdkPojo.class.isAssignableFrom(method.getReturnType()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(service + " has no operation '" + operation + "'"));
    }

    private String region(Map<String, Object> options) throws KitException {
        Object given = options.get("region");
        return given != null
                ? given.toString()
                : metadata.identity(InstanceMetadata.endpoint(Optional.empty(), System.getenv()))
                        .region();
    }

    private static Optional<URI> endpoint(Map<String, Object> options) {
        return Optional.ofNullable(options.get("endpoint"))
                .map(Object::toString)
                .map(URI::create);
    }

    private static SdkPojo request(
            Method method, Map<String, Object> arguments, Consumer<AwsRequestOverrideConfiguration.Builder> bounds) {
        AwsRequest.Builder builder =
                (AwsRequest.Builder) invoke(member(method.getParameterTypes()[0], "builder"), null);
        PlainData.into((SdkPojo) builder, arguments);
        return (SdkPojo) builder.overrideConfiguration(bounds).build();
    }

    /** The types of client and builder belong together, as the SDK makes them; only reflection cannot know. */
    @SuppressWarnings({"unchecked", "rawtypes"})
    private Object clientFor(Class<? extends SdkAutoCloseable> client, AwsClients.Place place, boolean writes) {
        Supplier builder = () -> invoke(member(client, "builder"), null);
        return writes ? clients.writer((Class) client, builder, place) : clients.reader((Class) client, builder, place);
    }

    private static Method member(Class<?> type, String name) {
        try {
            return type.getMethod(name);
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(type + " is not as the SDK makes them", e);
        }
    }

    private static Object invoke(Method method, @Nullable Object target, Object... arguments) {
        try {
            return Objects.requireNonNull(method.invoke(target, arguments), method.getName());
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof SdkException known) {
                throw known;
            }
            throw new IllegalStateException(method.getName(), e.getCause());
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(method.getName(), e);
        }
    }
}
