package io.genericark.shell.render;

import static io.genericark.shell.render.Table.cell;

import java.util.List;

/** VIPs as a table. */
public final class VipText {
    private VipText() {}

    /** Each row is tag, address, kit, state, node. */
    public static String list(List<List<String>> vips, Page page) {
        if (vips.isEmpty()) {
            return "no resource has a parameter named vip\n";
        }
        var table = new Table("RESOURCE", "VIP", "KIT", "STATE", "ON");
        vips.forEach(v ->
                table.row(v.stream().map(s -> cell(s.isEmpty() ? "-" : s)).toArray(Table.Cell[]::new)));
        return table.text(page);
    }
}
