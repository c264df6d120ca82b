/**
 * The admin API: JSON lines over a unix domain socket, one request at a time per connection.
 *
 * <p>A request is one line, {@link io.genericark.admin.AdminRequest}; it is answered by one line,
 * {@link io.genericark.admin.AdminReply}, or by a stream of them that ends when the client closes. Each line carries
 * {@code "format": "ark.admin/1"}. Commands and cluster state are the core's own values as
 * {@link io.genericark.codec.Codec} writes them, so that there is one vocabulary. {@link io.genericark.admin.AdminServer}
 * is the node's end, {@link io.genericark.admin.AdminClient} the shell's.
 */
@org.jspecify.annotations.NullMarked
package io.genericark.admin;
