package io.genericark.core;

/**
 * Something the cluster decided or learned, with its reason.
 *
 * @param index the log index of the command that led to it
 * @param subject the node or tag it is about
 * @param text one sentence; log, views and golden scenarios all print this one
 */
public record ClusterEvent(long index, long atMillis, Severity severity, String subject, String text) {}
