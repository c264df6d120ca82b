package io.genericark.awssim.ec2;

import io.genericark.awssim.world.AwsError;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** One page of a Describe answer, by MaxResults and NextToken. Without MaxResults everything is one page. */
record Page<T>(List<T> items, Optional<String> nextToken) {
    private static final int SMALLEST = 5;
    /** The most that EC2 puts on a page. */
    static final int LARGEST = 1000;

    static <T> Page<T> of(Ec2Call call, List<T> all) {
        return of(call, all, LARGEST);
    }

    /** A page of an action that allows so many items on one. */
    static <T> Page<T> of(Ec2Call call, List<T> all, int largest) {
        int size = call.parameters().integer("MaxResults", Integer.MAX_VALUE);
        if (size < SMALLEST || (size > largest && size != Integer.MAX_VALUE)) {
            throw AwsError.invalidValue("Value ( " + size + " ) for parameter maxResults is invalid. Expecting a value"
                    + " between " + SMALLEST + " and " + largest + ".");
        }
        int start = call.parameters().find("NextToken").map(Page::decode).orElse(0);
        int end = (int) Math.min(all.size(), (long) start + size);
        return new Page<>(
                all.subList(Math.min(start, end), end), end < all.size() ? Optional.of(encode(end)) : Optional.empty());
    }

    void writeToken(Ec2Call call) {
        nextToken.ifPresent(token -> call.xml().text("nextToken", token));
    }

    private static String encode(int start) {
        return Base64.getUrlEncoder().encodeToString(("start=" + start).getBytes(StandardCharsets.UTF_8));
    }

    private static int decode(String token) {
        try {
            String text = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
            return Integer.parseUnsignedInt(text.substring("start=".length()));
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw AwsError.badRequest(
                    "InvalidPaginationToken", "The specified pagination token is not valid or is expired.");
        }
    }
}
