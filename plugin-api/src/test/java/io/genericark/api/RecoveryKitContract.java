package io.genericark.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * What every kit promises, as tests. A kit's test class inherits them and says how its kit and a resource are made, and how
 * the resource is broken from outside. The kit and its resource must be fresh for each test.
 *
 * <p>Published as the {@code tests} jar of plugin-api, for vendors: {@code docs/java-kits.md} has a complete example. It needs
 * JUnit 5 and AssertJ and no runtime; {@code ark kit test} holds the finished jar to more.
 */
public abstract class RecoveryKitContract {

    /** The kit under test; the same within a test. */
    protected abstract RecoveryKit kit() throws Exception;

    /** A resource that is out of service, and that restore can bring in service; the same within a test. */
    protected abstract ContractContext resource() throws Exception;

    /** Makes the resource fail from outside, so that a check must see it. */
    protected abstract void breakResource() throws Exception;

    @AfterEach
    final void takeOutOfService() throws Exception {
        kit().remove(resource());
    }

    @Test
    final void theDescriptionNeverChanges() throws Exception {
        assertThat(kit().descriptor()).isEqualTo(kit().descriptor());
        assertThat(kit().abilities()).isEqualTo(kit().abilities());
    }

    @Test
    final void removeSucceedsWhereTheResourceNeverWas() throws Exception {
        kit().remove(resource());
        kit().remove(resource());
    }

    @Test
    final void restoreIsRepeatableAndSeenByTheCheck() throws Exception {
        kit().restore(resource());
        kit().restore(resource());

        assertThat(health()).isInstanceOf(Health.Healthy.class);
    }

    @Test
    final void aRemovedResourceIsNotHealthy() throws Exception {
        kit().restore(resource());
        kit().remove(resource());
        kit().remove(resource());

        assertThat(health()).isNotInstanceOf(Health.Healthy.class);
    }

    @Test
    final void aBrokenResourceIsFailedWithAReasonAndRestoredAgain() throws Exception {
        kit().restore(resource());
        breakResource();
        assertThat(health())
                .isInstanceOfSatisfying(
                        Health.Failed.class,
                        failed -> assertThat(failed.reason()).isNotBlank());

        kit().restore(resource());
        assertThat(health()).isInstanceOf(Health.Healthy.class);
    }

    @Test
    final void localRecoveryBringsABrokenResourceBack() throws Exception {
        assumeTrue(kit().abilities().contains(Ability.RECOVER), "the kit has no recover");
        kit().restore(resource());
        breakResource();

        kit().recover(resource());

        assertThat(health()).isInstanceOf(Health.Healthy.class);
    }

    @Test
    final void aClosedGateKeepsTheResourceOutOfService() throws Exception {
        KitException denied = catchThrowableOfType(
                KitException.class, () -> kit().restore(resource().closed()));

        assertThat(denied).isNotNull();
        assertThat(denied.kind()).isEqualTo(KitException.Kind.DENIED);
        assertThat(health()).isNotInstanceOf(Health.Healthy.class);
    }

    private Health health() throws Exception {
        assumeTrue(kit().abilities().contains(Ability.QUICK_CHECK), "the kit has no quickCheck");
        return kit().quickCheck(resource());
    }
}
