package io.genericark.kithost.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.genericark.api.ContractContext;
import io.genericark.api.Health;
import io.genericark.api.KitException;
import io.genericark.process.Signals;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The sample for nginx keeps the contract. It is broken by killing the master, which leaves a worker that still serves. */
class NginxKitTest extends SampleKitContract {

    private Path config = Path.of("");
    private Path pidFile = Path.of("");
    private int port;

    NginxKitTest() {
        super("nginx");
    }

    @Override
    Map<String, String> parameters(Path directory, int free) throws Exception {
        Services.need(Services.NGINX, "nginx-light");
        config = directory.resolve("nginx.conf");
        pidFile = directory.resolve("nginx.pid");
        port = free;
        Files.writeString(config, """
                worker_processes 1;
                pid @DIR@/nginx.pid;
                error_log @DIR@/error.log;
                events {}
                http {
                  access_log off;
                  client_body_temp_path @DIR@/body; proxy_temp_path @DIR@/proxy; fastcgi_temp_path @DIR@/fastcgi;
                  uwsgi_temp_path @DIR@/uwsgi; scgi_temp_path @DIR@/scgi;
                  server { listen 127.0.0.1:@PORT@; location / { return 200 "here"; } }
                }
                """.replace("@DIR@", directory.toString()).replace("@PORT@", Integer.toString(port)));
        return Map.of(
                "config", config.toString(),
                "pid-file", pidFile.toString(),
                "url", "http://127.0.0.1:" + port + "/");
    }

    @Override
    protected void breakResource() throws Exception {
        Signals.process(Services.pid(pidFile), Signals.Signal.KILL);
    }

    @Test
    void workersOfAKilledMasterAreSeenAndEnded() throws Exception {
        kit().restore(resource());
        breakResource();

        assertThat(kit().quickCheck(resource()))
                .isInstanceOfSatisfying(
                        Health.Failed.class,
                        failed -> assertThat(failed.reason()).contains("1 workers of it still serve"));
        assertThat(isServed()).isTrue();

        kit().remove(resource());
        assertThat(isServed()).isFalse();
    }

    @Test
    void itsLetGoStepEndsMasterAndWorkers() throws Exception {
        ContractContext resource = resource();
        kit().restore(resource);

        Services.run("root", resource.letGoSteps().getFirst().command());

        await().atMost(Duration.ofSeconds(30)).until(() -> !isServed()); // what was killed is soon dead
        assertThat(kit().quickCheck(resource())).isInstanceOf(Health.Failed.class);
    }

    @Test
    void aConfigurationThatNginxRefusesIsNeverStarted() throws Exception {
        Files.writeString(config, "nonsense;\n");

        assertThatThrownBy(() -> kit().restore(resource()))
                .isInstanceOf(KitException.class)
                .hasMessageContaining("unknown directive \"nonsense\"");
    }

    private boolean isServed() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException refused) {
            return false;
        }
    }
}
