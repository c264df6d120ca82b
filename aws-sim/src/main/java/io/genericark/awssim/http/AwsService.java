package io.genericark.awssim.http;

import io.genericark.awssim.world.AwsError;

/**
 * One AWS service behind the endpoint. Called by many threads at once; takes the world's lock itself. A further service
 * is one more implementation, named in the table of {@link FrontDoor}.
 */
public interface AwsService {

    /** Performs the call whole, or throws and changes nothing. */
    Answer perform(ApiCall call) throws AwsError;

    /** The error in this service's wire format. */
    Answer error(AwsError error, String requestId);
}
