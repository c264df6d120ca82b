package io.genericark.aws.script;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.utils.builder.Buildable;

/**
 * Objects of the SDK as plain data and back, with the names of the AWS API ({@code RouteTableIds}), whatever the service. Times are
 * ISO texts and bytes are text. Pure.
 */
final class PlainData {

    private PlainData() {}

    /** What an object holds; members without a value are left out. */
    static Map<String, Object> of(SdkPojo object) {
        Map<String, Object> members = new LinkedHashMap<>();
        for (SdkField<?> field : object.sdkFields()) {
            Object value = field.getValueOrDefault(object);
            if (value != null && !isEmpty(value)) {
                members.put(field.memberName(), plain(value));
            }
        }
        return members;
    }

    private static boolean isEmpty(Object value) {
        return (value instanceof List<?> list && list.isEmpty()) || (value instanceof Map<?, ?> map && map.isEmpty());
    }

    private static Object plain(Object value) {
        return switch (value) {
            case SdkPojo object -> of(object);
            case List<?> list -> list.stream().map(PlainData::plain).toList();
            case Map<?, ?> map -> {
                Map<String, Object> members = new LinkedHashMap<>();
                map.forEach((name, member) -> members.put(String.valueOf(name), plain(member)));
                yield members;
            }
            case Boolean truth -> truth;
            case Number number -> number;
            case SdkBytes bytes -> bytes.asUtf8String();
            default -> value.toString();
        };
    }

    /**
     * Puts values into a builder.
     *
     * @throws IllegalArgumentException for a name that it does not have, or a value of another form
     */
    static void into(SdkPojo builder, Map<?, ?> values) {
        for (Map.Entry<?, ?> entry : values.entrySet()) {
            String name = String.valueOf(entry.getKey());
            SdkField<?> field = builder.sdkFields().stream()
                    .filter(each -> each.memberName().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("'" + name + "' is not known here; known are "
                            + String.join(
                                    ", ",
                                    new TreeSet<>(builder.sdkFields().stream()
                                            .map(SdkField::memberName)
                                            .toList()))));
            field.set(builder, value(field, entry.getValue()));
        }
    }

    private static @Nullable Object value(SdkField<?> field, @Nullable Object given) {
        if (given == null) {
            return null;
        }
        MarshallingType<?> type = field.marshallingType();
        if (type.equals(MarshallingType.LIST) && given instanceof List<?> list) {
            SdkField<?> member = field.getTrait(ListTrait.class).memberFieldInfo();
            List<@Nullable Object> values = new ArrayList<>();
            list.forEach(each -> values.add(value(member, each)));
            return values;
        }
        if (type.equals(MarshallingType.MAP) && given instanceof Map<?, ?> map) {
            SdkField<?> member = field.getTrait(MapTrait.class).valueFieldInfo();
            Map<String, @Nullable Object> values = new LinkedHashMap<>();
            map.forEach((name, each) -> values.put(String.valueOf(name), value(member, each)));
            return values;
        }
        if (type.equals(MarshallingType.SDK_POJO) && given instanceof Map<?, ?> map) {
            SdkPojo builder = field.constructor().get();
            into(builder, map);
            return ((Buildable) builder).build();
        }
        return scalar(field, type, given);
    }

    private static Object scalar(SdkField<?> field, MarshallingType<?> type, Object given) {
        String text = given.toString();
        if (given instanceof Number number) {
            if (type.equals(MarshallingType.INTEGER)) {
                return number.intValue();
            }
            if (type.equals(MarshallingType.LONG)) {
                return number.longValue();
            }
            if (type.equals(MarshallingType.DOUBLE)) {
                return number.doubleValue();
            }
        }
        if (type.equals(MarshallingType.STRING) && !(given instanceof Map) && !(given instanceof List)) {
            return text;
        }
        if (type.equals(MarshallingType.BOOLEAN) && given instanceof Boolean) {
            return given;
        }
        if (type.equals(MarshallingType.INSTANT)) {
            return Instant.parse(text);
        }
        if (type.equals(MarshallingType.SDK_BYTES)) {
            return SdkBytes.fromUtf8String(text);
        }
        throw new IllegalArgumentException("'" + field.memberName() + "' cannot be " + text);
    }
}
