package io.genericark.kithost.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.genericark.api.ContractContext;
import io.genericark.api.FreePort;
import io.genericark.api.Health;
import io.genericark.api.Preflight;
import io.genericark.api.RecoveryKit;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Debian's agent for nginx, with a server that serves one word. */
class NginxTest {

    private static final String CONFIGURATION = """
            pid @DIR@/nginx.pid;
            error_log @DIR@/error.log;
            events { worker_connections 64; }
            http {
              access_log off;
              client_body_temp_path @DIR@/body;
              proxy_temp_path @DIR@/proxy;
              fastcgi_temp_path @DIR@/fastcgi;
              uwsgi_temp_path @DIR@/uwsgi;
              scgi_temp_path @DIR@/scgi;
              server { listen 127.0.0.1:@PORT@; location / { return 200 "protected"; } }
            }
            """;

    @SuppressWarnings("NullAway.Init") // made by configure
    private Machine machine;

    @SuppressWarnings("NullAway.Init") // made by configure
    private Path configuration;

    private int port;

    @BeforeAll
    static void requireAgent() {
        Installed.agents("nginx");
        Installed.require("/usr/sbin/nginx");
    }

    @Test
    void nginxServesWhileInServiceAndIsRecoveredAndEndsWithItsRight(@TempDir Path directory) throws Exception {
        configure(directory);
        RecoveryKit kit = machine.kit("ocf:heartbeat:nginx");
        String url = "http://127.0.0.1:" + port + "/";
        ContractContext resource =
                ContractContext.open(kit, "web", Map.of("configfile", configuration.toString(), "status10url", url));
        assertThat(((Preflight) kit).preflight(resource))
                .extracting(Preflight.Finding::severity)
                .containsExactly(Preflight.Severity.OK);
        try {
            kit.restore(resource);
            assertThat(served()).isEqualTo("protected");
            assertThat(kit.quickCheck(resource)).isEqualTo(Health.healthy());

            killAll(directory);
            assertThat(kit.quickCheck(resource)).isInstanceOf(Health.Failed.class);
            kit.recover(resource);
            assertThat(served()).isEqualTo("protected");

            Machine.letGo(resource.letGoSteps().getLast());
            assertThatThrownBy(this::served).isInstanceOf(ConnectException.class);
        } finally {
            kit.remove(resource);
        }
        assertThat(kit.quickCheck(resource)).isInstanceOf(Health.Failed.class);
    }

    private void configure(Path directory) throws IOException {
        machine = new Machine(directory).wrapped("nginx", "");
        port = FreePort.next();
        configuration = Files.writeString(
                directory.resolve("nginx.conf"),
                CONFIGURATION.replace("@DIR@", directory.toString()).replace("@PORT@", "" + port));
    }

    private String served() throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/"))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
        }
    }

    /** The workers too: without their master they would serve on, and keep the port. */
    private void killAll(Path directory) throws IOException {
        ProcessHandle master = ProcessHandle.of(Long.parseLong(
                        Files.readString(directory.resolve("nginx.pid")).strip()))
                .orElseThrow();
        var workers = master.children().toList();
        master.destroyForcibly();
        workers.forEach(ProcessHandle::destroyForcibly);
        await().atMost(Duration.ofMinutes(1))
                .until(() -> !master.isAlive() && workers.stream().noneMatch(ProcessHandle::isAlive));
    }
}
