package io.genericark.codec;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.Nulls;
import io.genericark.core.Command;
import io.genericark.core.NodeId;
import io.genericark.core.Placement;
import io.genericark.core.Tag;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.KeyDeserializer;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.jsontype.NamedType;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/** How Jackson sees the core: ids are strings, sealed types carry their short name, three properties may be null. */
final class CoreModule extends SimpleModule {
    private static final long serialVersionUID = 1;

    CoreModule() {
        super("genericark-core");
        id(NodeId.class, NodeId::new, NodeId::value);
        id(Tag.class, Tag::new, Tag::value);
        sealed(Command.class);
        sealed(Outcome.class);
        setMixInAnnotation(Command.Restore.class, MayBeNull.class);
        setMixInAnnotation(Placement.class, MayBeNull.class);
    }

    private <T> void sealed(Class<T> type) {
        setMixInAnnotation(type, Named.class);
        for (var subtype : Objects.requireNonNull(type.getPermittedSubclasses())) {
            registerSubtypes(new NamedType(subtype, subtype.getSimpleName()));
        }
    }

    private <T> void id(Class<T> type, Function<String, T> read, Function<T, String> write) {
        addSerializer(type, new IdSerializer<>(type, write, JsonGenerator::writeString));
        addKeySerializer(type, new IdSerializer<>(type, write, JsonGenerator::writeName));
        addDeserializer(type, new IdDeserializer<>(type, read));
        addKeyDeserializer(type, new IdKeyDeserializer(read));
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
    private interface Named {}

    /** The nullable properties of the core, by name. Everything else must be there. */
    private interface MayBeNull {
        @JsonSetter(nulls = Nulls.SET)
        @Nullable
        NodeId on();

        @JsonSetter(nulls = Nulls.SET)
        @Nullable
        NodeId owner();

        @JsonSetter(nulls = Nulls.SET)
        @Nullable
        NodeId next();
    }

    /** Where an id is written: as a value or as a key. */
    private interface Place {
        void write(JsonGenerator to, String id);
    }

    private static final class IdSerializer<T> extends StdSerializer<T> {
        private final Function<T, String> write;
        private final Place place;

        IdSerializer(Class<T> type, Function<T, String> write, Place place) {
            super(type);
            this.write = write;
            this.place = place;
        }

        @Override
        public void serialize(T id, JsonGenerator to, SerializationContext context) {
            place.write(to, write.apply(id));
        }
    }

    private static final class IdDeserializer<T> extends StdDeserializer<T> {
        private final Function<String, T> read;

        IdDeserializer(Class<T> type, Function<String, T> read) {
            super(type);
            this.read = read;
        }

        @Override
        public T deserialize(JsonParser from, DeserializationContext context) {
            if (!from.hasToken(JsonToken.VALUE_STRING)) {
                context.reportWrongTokenException(this, JsonToken.VALUE_STRING, "an id is a string");
            }
            return read.apply(from.getString());
        }
    }

    private static final class IdKeyDeserializer extends KeyDeserializer {
        private final Function<String, ?> read;

        IdKeyDeserializer(Function<String, ?> read) {
            this.read = read;
        }

        @Override
        public Object deserializeKey(String key, DeserializationContext context) {
            return read.apply(key);
        }
    }
}
