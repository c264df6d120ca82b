package io.genericark.crossregion.plan;

import io.genericark.aws.CidrBlock;
import io.genericark.crossregion.topology.Atlas;
import io.genericark.crossregion.topology.Attachment;
import io.genericark.crossregion.topology.Eni;
import io.genericark.crossregion.topology.TableId;
import io.genericark.crossregion.topology.TgwId;
import io.genericark.crossregion.topology.TgwTable;
import java.util.Optional;

/** Why a table is changed, in one sentence. */
final class Why {

    private final Atlas atlas;
    private final Eni owner;

    Why(Atlas atlas, Eni owner) {
        this.atlas = atlas;
        this.owner = owner;
    }

    String of(TableId table, CidrBlock vip, Optional<String> now, Lead lead) {
        String wanted = wanted(table, lead.aims().getFirst());
        return now.map(it -> table + " leads " + vip + " to " + it + ", not to " + wanted)
                .orElse(table + " has no route for " + vip + ", and create-missing is on: it is to lead to " + wanted);
    }

    private String wanted(TableId table, Aim aim) {
        return switch (aim) {
            case Aim.ToEni _ -> owner.shown();
            case Aim.ToTgw tgw -> tgw + ", to which its VPC is attached";
            case Aim.ToAttachment(var id) ->
                atlas.attachment(id)
                        .map(attachment -> wanted(table, attachment))
                        .orElse(id.value());
        };
    }

    private String wanted(TableId table, Attachment attachment) {
        Optional<TgwId> gateway = atlas.tgwTable(table).map(TgwTable::tgw);
        return switch (attachment) {
            case Attachment.ToVpc to -> to.id() + " of " + to.vpc() + ", where " + owner.shown() + " is";
            case Attachment.Peering peering ->
                peering.id()
                        + gateway.map(peering::beyond)
                                .map(side -> ", the peering with " + side.tgw() + " in "
                                        + side.place().region())
                                .orElse("");
            case Attachment.End end -> end.id().value();
        };
    }
}
