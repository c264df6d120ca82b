package io.genericark.kithost.files;

import io.genericark.api.RecoveryKit;

/**
 * A kit that was made of files.
 *
 * @param kit what can be called
 * @param source the file or directory that it comes from
 * @param hash of its files, see {@link ContentHash}
 */
public record FoundKit(RecoveryKit kit, String source, String hash) {}
