package io.genericark.aws.standin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What the IAM policy of a kit promises, as tests. Against the calls of the kit it is held by {@link PolicyWatch}. */
public abstract class PolicyContract {

    /** The kit's name. */
    protected abstract String kit();

    /** Whether the kit changes anything in AWS. */
    protected boolean isWriting() {
        return true;
    }

    @Test
    @DisplayName("the README shows the policy as it is in the jar")
    final void shown() throws IOException {
        assertThat(Files.readString(Path.of("README.md")))
                .contains("```json\n" + IamPolicy.of(kit()).text() + "```\n");
    }

    @Test
    @DisplayName("actions are named one by one")
    final void noWildcards() {
        assertThat(IamPolicy.of(kit()).actions())
                .isNotEmpty()
                .allMatch(action -> action.matches("[a-z0-9]+:[A-Za-z]+"));
    }

    @Test
    @DisplayName(
            "what changes something is allowed on certain kinds of resources only, and not at all to a kit that only looks")
    final void narrowWrites() {
        assertThat(IamPolicy.of(kit()).statements())
                .filteredOn(IamPolicy.Statement::isWriting)
                .satisfies(writing -> assertThat(writing.isEmpty()).isEqualTo(!isWriting()))
                .allSatisfy(statement -> assertThat(statement.resources())
                        .as(statement.id())
                        .allMatch(resource -> resource.matches("arn:aws:[a-z0-9]+:[^:]*:[^:]*:[a-z-]+/.+")));
    }
}
