package io.genericark.aws;

import io.genericark.api.KitException;
import io.genericark.api.Preflight.Finding;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/**
 * Makes the AWS clients of a kit and keeps them: building one costs tens of milliseconds, and each would ask for
 * credentials anew. Thread-safe; nothing here blocks on the network.
 *
 * <p>There are three clients for each service and place. A <em>reader</em> repeats a failed call up to
 * {@value #READ_ATTEMPTS} times. A <em>writer</em> sends once: a repeated write must pass the gate again, and only the
 * kit can ask it. A <em>trier</em> sends dry runs only. How long a call may take is said by {@link CallBounds} with each call.
 */
public final class AwsClients implements AutoCloseable {

    private static final int READ_ATTEMPTS = 4;
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);

    /**
     * Where calls go.
     *
     * @param region such as {@code ap-northeast-1}
     * @param endpoint instead of the region's own; without it the SDK also looks at {@code AWS_ENDPOINT_URL}
     * @param role whose rights they have; this process's own when not given
     */
    public record Place(String region, Optional<URI> endpoint, Optional<Role> role) {
        /** Calls with this process's own rights. */
        public Place(String region, Optional<URI> endpoint) {
            this(region, endpoint, Optional.empty());
        }
    }

    private record RoleKey(String region, Role role) {}

    private record Key(Class<?> service, Place place, Use use) {}

    /** What the calls of a client do. */
    private enum Use {
        READ,
        WRITE,
        TRY
    }

    private final Map<Key, SdkAutoCloseable> clients = new ConcurrentHashMap<>();
    private final Map<RoleKey, RoleCredentials> roles = new ConcurrentHashMap<>();
    private final AwsCredentialsProvider credentials;
    private final SdkHttpClient http;
    private final ScheduledExecutorService timeouts;
    private final ClockWatch clock;

    /** Clients with the SDK's default credentials chain: environment, profile, instance profile. */
    public AwsClients() {
        this(DefaultCredentialsProvider.builder().build());
    }

    /** Clients with these credentials. */
    public AwsClients(AwsCredentialsProvider credentials) {
        this(
                credentials,
                UrlConnectionHttpClient.builder()
                        .connectionTimeout(CONNECT_TIMEOUT)
                        .build(),
                InstantSource.system());
    }

    AwsClients(AwsCredentialsProvider credentials, SdkHttpClient http, InstantSource clock) {
        this.credentials = credentials;
        this.http = http;
        this.clock = new ClockWatch(clock);
        this.timeouts = Executors.newScheduledThreadPool(
                1, Thread.ofPlatform().daemon().name("aws-timeouts-", 0).factory());
    }

    /** The client for calls that change nothing. */
    public <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C extends SdkAutoCloseable> C reader(
            Class<C> service, Supplier<B> builder, Place place) {
        RetryStrategy retries = AwsRetryStrategy.standardRetryStrategy().toBuilder()
                .maxAttempts(READ_ATTEMPTS)
                .build();
        return client(new Key(service, place, Use.READ), service, builder, retries);
    }

    /** The client for calls that change something. */
    public <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C extends SdkAutoCloseable> C writer(
            Class<C> service, Supplier<B> builder, Place place) {
        return client(new Key(service, place, Use.WRITE), service, builder, AwsRetryStrategy.doNotRetry());
    }

    /** The client for dry runs: EC2 checks every call and makes none; a call that has no dry run is not sent. */
    public <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C extends SdkAutoCloseable> C trier(
            Class<C> service, Supplier<B> builder, Place place) {
        return client(new Key(service, place, Use.TRY), service, builder, AwsRetryStrategy.doNotRetry());
    }

    /** How this node's clock stands to those of AWS, as far as calls were answered. */
    public List<Finding> clockFindings() {
        return clock.findings();
    }

    /**
     * Assumes the role of a place, unless it has been assumed and the credentials are still good: so that a write to be sent at
     * once does not wait for it. Blocks for seconds at most.
     *
     * @param what what did not work if it fails, such as {@code route 10.99.0.10/32 in rtb-1 was not replaced}
     * @throws KitException as {@link AwsErrors} says; nothing has been sent to the place itself
     */
    public void awaitRole(Place place, String what) throws KitException {
        if (place.role().isPresent()) {
            AwsCall call = AwsCall.read("sts:AssumeRole", place.region(), what);
            var _ = call.run(credentialsOf(place)::resolveCredentials);
        }
    }

    /**
     * Prepares what every first call needs beside its service: the credentials where there are any, TLS, and the way to a
     * socket, by a connection to this machine that nobody takes. Blocks for seconds at most; what fails here, fails again or not
     * when a real call needs it.
     */
    public void warmUp() {
        WarmUp.of(credentials, http);
    }

    private <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C extends SdkAutoCloseable> C client(
            Key key, Class<C> service, Supplier<B> builder, RetryStrategy retries) {
        return service.cast(clients.computeIfAbsent(key, k -> build(builder.get(), k, retries)));
    }

    private <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C> C build(
            B builder, Key key, RetryStrategy retries) {
        Place place = key.place();
        ClientOverrideConfiguration.Builder overrides = overrides(retries);
        if (key.use() == Use.TRY) {
            overrides.addExecutionInterceptor(new DryRuns.Only());
        }
        place.endpoint().ifPresent(builder::endpointOverride);
        return prepared(builder, place.region(), overrides)
                .credentialsProvider(credentialsOf(place))
                .build();
    }

    private AwsCredentialsProvider credentialsOf(Place place) {
        return place.role()
                .<AwsCredentialsProvider>map(
                        role -> roles.computeIfAbsent(new RoleKey(place.region(), role), this::credentialsOf))
                .orElse(credentials);
    }

    private RoleCredentials credentialsOf(RoleKey key) {
        ClientOverrideConfiguration.Builder overrides = overrides(AwsRetryStrategy.standardRetryStrategy());
        return new RoleCredentials(
                key.role(),
                key.region(),
                prepared(StsClient.builder(), key.region(), overrides).credentialsProvider(credentials));
    }

    private <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C> B prepared(
            B builder, String region, ClientOverrideConfiguration.Builder overrides) {
        return builder.region(Region.of(region))
                .overrideConfiguration(overrides.build())
                .httpClient(http);
    }

    private ClientOverrideConfiguration.Builder overrides(RetryStrategy retries) {
        return ClientOverrideConfiguration.builder()
                .retryStrategy(retries)
                .scheduledExecutorService(timeouts)
                .addExecutionInterceptor(clock);
    }

    /** Closes every client; their calls under way fail. */
    @Override
    public void close() {
        clients.values().forEach(SdkAutoCloseable::close);
        clients.clear();
        roles.values().forEach(SdkAutoCloseable::close);
        roles.clear();
        http.close();
        timeouts.shutdownNow();
    }
}
