package io.genericark.shell.render;

import static io.genericark.shell.render.Table.cell;

import io.genericark.core.NodeId;
import io.genericark.core.Resource;
import io.genericark.shell.view.Look;
import java.util.ArrayList;

/** What each node last said about each resource: the states with all nodes, not only with the owner. */
public final class PlacesText {
    private final Look look;
    private final Page page;

    public PlacesText(Look look, Page page) {
        this.look = look;
        this.page = page;
    }

    /** One row for each node and resource. */
    public String byNode() {
        var table = new Table("NODE", "RESOURCE", "STATE", "PRIORITY", "NOTE");
        for (var node : look.state().nodes().keySet()) {
            for (var resource : look.state().resources().values()) {
                var priority = resource.priorities().get(node);
                if (priority != null) {
                    table.row(
                            cell(node.value()),
                            cell(resource.tag().value()),
                            cell(state(resource, node)),
                            cell(priority.toString()),
                            cell(look.state().statusOf(resource.tag(), node).note()));
                }
            }
        }
        return table.text(page);
    }

    /** One row for each resource, one column for each node. */
    public String byResource() {
        var nodes = look.state().nodes().keySet();
        var headings = new ArrayList<String>();
        headings.add("RESOURCE");
        nodes.forEach(n -> headings.add(n.value()));
        var table = new Table(headings.toArray(String[]::new));
        for (var resource : look.state().resources().values()) {
            var row = new ArrayList<Table.Cell>();
            row.add(cell(resource.tag().value()));
            for (var node : nodes) {
                var priority = resource.priorities().get(node);
                row.add(cell(priority == null ? "-" : state(resource, node) + " (" + priority + ")"));
            }
            table.row(row.toArray(Table.Cell[]::new));
        }
        return table.text(page);
    }

    private String state(Resource resource, NodeId node) {
        var word = look.state().statusOf(resource.tag(), node).state().name();
        return look.hasQuorum() ? word : word + "?";
    }
}
