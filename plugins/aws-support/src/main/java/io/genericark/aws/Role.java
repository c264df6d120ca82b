package io.genericark.aws;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A role that is assumed for some calls, of this account or of another one.
 *
 * @param arn such as {@code arn:aws:iam::123456789012:role/tables}
 * @param externalId what its trust policy may ask for
 * @param endpoints of STS
 */
public record Role(String arn, Optional<String> externalId, Endpoints endpoints) {

    private static final Pattern ARN = Pattern.compile("arn:aws[a-z-]*:iam::([0-9]{12}):role/\\S+");

    /**
     * Checks the ARN.
     *
     * @throws IllegalArgumentException with a sentence for people when it is not that of a role
     */
    public Role {
        if (!ARN.matcher(arn).matches()) {
            throw new IllegalArgumentException(
                    "\"" + arn + "\" is not the ARN of a role (arn:aws:iam::ACCOUNT:role/NAME)");
        }
    }

    /** The account that has the role. */
    public String account() {
        Matcher matcher = ARN.matcher(arn);
        return matcher.matches() ? String.valueOf(matcher.group(1)) : "";
    }

    @Override
    public String toString() {
        return arn;
    }
}
