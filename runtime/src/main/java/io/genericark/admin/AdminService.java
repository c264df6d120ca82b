package io.genericark.admin;

import io.genericark.core.ClusterEvent;
import java.util.List;
import java.util.function.Consumer;

/** What the admin server needs of a node. Thread-safe; may block the caller's thread. */
public interface AdminService {
    /**
     * Answers one request that has one answer.
     *
     * @param by the unix user who asks, for the record
     */
    AdminReply answer(AdminRequest request, String by);

    /** Hands over every event committed after this call, until the subscription is closed; first those kept already. */
    Subscription watch(long afterIndex, Consumer<List<ClusterEvent>> listener);

    /** Ends when closed. */
    interface Subscription extends AutoCloseable {
        @Override
        void close();
    }
}
