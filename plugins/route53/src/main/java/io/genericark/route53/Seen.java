package io.genericark.route53;

import io.genericark.aws.IpAddress;
import java.util.List;

/**
 * What one look has shown.
 *
 * @param zone the id of the hosted zone
 * @param address the one that the record should hold
 * @param ttlSeconds the one that the record should have
 * @param records all record sets of the name
 * @param remarks what is worth telling beside them
 */
record Seen(String zone, IpAddress address, long ttlSeconds, List<RecordSet> records, List<String> remarks) {
    Seen {
        records = List.copyOf(records);
        remarks = List.copyOf(remarks);
    }
}
