package io.genericark.crossregion.observe;

import io.genericark.api.KitException;

/** What came of looking at one place. */
sealed interface Look {

    /** It was read to the end. */
    record Read(Found found) implements Look {}

    /** It was not. */
    record Failed(KitException why) implements Look {}
}
