package io.genericark.core;

/**
 * Whether a node may act.
 *
 * <pre>
 * LETTING_GO    --let-go finished-->         EMPTY_HANDED
 * EMPTY_HANDED  --joined and lease held-->   HOLDING
 * HOLDING       --lease over, lost, jump-->  LETTING_GO
 * </pre>
 *
 * A node starts as LETTING_GO: what an earlier incarnation left must be gone first.
 */
public enum Grip {
    LETTING_GO,
    EMPTY_HANDED,
    HOLDING
}
