package io.genericark.crossregion.observe;

import io.genericark.aws.EniId;
import io.genericark.crossregion.topology.Attachment;
import io.genericark.crossregion.topology.Eni;
import io.genericark.crossregion.topology.RouteTable;
import io.genericark.crossregion.topology.TableId;
import io.genericark.crossregion.topology.Tgw;
import io.genericark.crossregion.topology.TgwTable;
import io.genericark.crossregion.topology.Vpc;
import java.util.List;
import java.util.Set;

/**
 * What one look at one place has shown.
 *
 * @param enis the interfaces of nodes, and those that routes of the VIPs name
 * @param attached those of them that are attached to an instance
 * @param unreadable tables of transit gateways with more routes than EC2 tells
 */
record Found(
        List<Vpc> vpcs,
        List<RouteTable> routeTables,
        List<Eni> enis,
        Set<EniId> attached,
        List<Tgw> tgws,
        List<Attachment> attachments,
        List<TgwTable> tgwTables,
        List<TableId> unreadable) {}
