package io.genericark.crossregion.snapshot;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.genericark.aws.CidrBlock;
import io.genericark.aws.EniId;
import io.genericark.crossregion.topology.Attachment;
import io.genericark.crossregion.topology.AttachmentId;
import io.genericark.crossregion.topology.Destination;
import io.genericark.crossregion.topology.SubnetId;
import io.genericark.crossregion.topology.TableId;
import io.genericark.crossregion.topology.Target;
import io.genericark.crossregion.topology.TgwId;
import io.genericark.crossregion.topology.VpcId;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.jsontype.NamedType;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/** How Jackson sees a topology: ids, blocks and targets are strings; a destination is a block, or a prefix list with its entries. */
final class TopologyModule extends SimpleModule {
    private static final long serialVersionUID = 1;

    TopologyModule() {
        super("genericark-topology");
        text(VpcId.class, VpcId::new);
        text(SubnetId.class, SubnetId::new);
        text(TableId.class, TableId::new);
        text(TgwId.class, TgwId::new);
        text(AttachmentId.class, AttachmentId::new);
        text(EniId.class, EniId::new);
        text(CidrBlock.class, CidrBlock::parse);
        text(Target.class, Target::parse);
        addSerializer(Destination.class, new DestinationSerializer());
        addDeserializer(Destination.class, new DestinationDeserializer());
        setMixInAnnotation(Attachment.class, Named.class);
        for (Class<?> kind : List.of(Attachment.ToVpc.class, Attachment.Peering.class, Attachment.End.class)) {
            registerSubtypes(new NamedType(kind, kind.getSimpleName().toLowerCase(Locale.ROOT)));
        }
    }

    private <T> void text(Class<T> type, Function<String, T> read) {
        addSerializer(type, new TextSerializer<>(type));
        addDeserializer(type, new TextDeserializer<>(type, read));
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
    private interface Named {}

    private static final class TextSerializer<T> extends StdSerializer<T> {
        TextSerializer(Class<T> type) {
            super(type);
        }

        @Override
        public void serialize(T value, JsonGenerator to, SerializationContext context) {
            to.writeString(value.toString());
        }
    }

    private static final class TextDeserializer<T> extends StdDeserializer<T> {
        private final Function<String, T> read;

        TextDeserializer(Class<T> type, Function<String, T> read) {
            super(type);
            this.read = read;
        }

        @Override
        public T deserialize(JsonParser from, DeserializationContext context) {
            if (!from.hasToken(JsonToken.VALUE_STRING)) {
                context.reportWrongTokenException(this, JsonToken.VALUE_STRING, "it should be a string");
            }
            return parsed(from, context, handledType(), read);
        }
    }

    /** What these say of a wrong text is told as it is. */
    private static <T> T parsed(
            JsonParser from, DeserializationContext context, Class<?> type, Function<String, T> read) {
        String text = from.getString();
        try {
            return read.apply(text);
        } catch (IllegalArgumentException e) {
            throw context.weirdStringException(text, type, String.valueOf(e.getMessage()));
        }
    }

    private record Listed(String prefixList, List<CidrBlock> entries) {}

    private static final class DestinationSerializer extends StdSerializer<Destination> {
        DestinationSerializer() {
            super(Destination.class);
        }

        @Override
        public void serialize(Destination value, JsonGenerator to, SerializationContext context) {
            switch (value) {
                case Destination.Block(CidrBlock block) -> to.writeString(block.toString());
                case Destination.PrefixList(String id, List<CidrBlock> entries) ->
                    context.writeValue(to, new Listed(id, entries));
            }
        }
    }

    private static final class DestinationDeserializer extends StdDeserializer<Destination> {
        DestinationDeserializer() {
            super(Destination.class);
        }

        @Override
        public Destination deserialize(JsonParser from, DeserializationContext context) {
            if (from.hasToken(JsonToken.VALUE_STRING)) {
                return new Destination.Block(parsed(from, context, CidrBlock.class, CidrBlock::parse));
            }
            Listed list = context.readValue(from, Listed.class);
            return new Destination.PrefixList(list.prefixList(), list.entries());
        }
    }
}
