// Reads the schema of a resource, data source or provider out of its bindings in the npm package @cdktf/provider-aws: their
// TypeScript, which each of its files carries in its source map, tells every argument, block and attribute of the provider's schema.

/** The TypeScript that a generated index.js was made from. */
export function sourceOf(javascript) {
  const map = javascript.match(/sourceMappingURL=data:application\/json[^,]*,(\S+)/);
  if (!map) throw new Error("the bindings carry no source map");
  return JSON.parse(Buffer.from(map[1], "base64").toString()).sourcesContent[0];
}

/** The schema of what `source` binds, in the words of provider.proto. */
export function schemaOf(source) {
  const root = source.match(/export class (\w+) extends cdktf\.Terraform(Resource|DataSource|Provider) /);
  if (!root) throw new Error("the bindings have no class of a resource, data source or provider");
  return { block: block(source, root[1], `${root[1]}Config`) };
}

function block(source, type, config = type) {
  const attributes = [];
  const blockTypes = [];
  for (const field of fields(source, type, config).values()) {
    if (field.block) blockTypes.push(nested(source, field));
    else attributes.push({ ...flags(field), name: field.name, type: Buffer.from(JSON.stringify(ctyOf(source, field))) });
  }
  return { attributes, blockTypes };
}

function nested(source, field) {
  const one = !field.many;
  const nesting = field.name === "timeouts" ? "SINGLE" : field.set ? "SET" : "LIST";
  return {
    typeName: field.name,
    block: block(source, field.struct),
    nesting,
    minItems: nesting !== "SINGLE" && field.required ? 1 : 0,
    maxItems: nesting !== "SINGLE" && one ? 1 : 0,
  };
}

function flags({ required, optional, computed }) {
  return { required, optional, computed };
}

function ctyOf(source, field) {
  if (!field.struct) return field.cty;
  const object = {};
  for (const inner of fields(source, field.struct, field.struct).values()) object[inner.name] = ctyOf(source, inner);
  return [field.set ? "set" : "list", ["object", object]];
}

/** By name: what may be set (from the interface), and what can be read (from the class). */
function fields(source, type, config) {
  const all = new Map();
  const properties = new Map();
  for (const [, doc, property, optional, declared] of interfaceOf(source, config).matchAll(
    /\/\*\*\n([\s\S]*?)\*\/\n {2}readonly (\w+)(\??): ([^;\n]+);/g)) {
    const name = doc.match(/#(\w+) [\w.]+#\w+\}/)[1];
    const field = { name, required: optional === "", optional: optional === "?", computed: false, ...typeOf(declared) };
    field.block = new RegExp(`^ +\\* ${name} block$`, "m").test(doc);
    all.set(name, field);
    properties.set(property, field);
  }
  for (const [, name, computed, optional, required, text] of classOf(source, type).matchAll(
    /\/\/ (\w+) - computed: (\w+), optional: (\w+), required: (\w+)\n([\s\S]*?)(?=\n {2}\/\/ \w+ - computed|\n {2}\/\/ =====|$)/g)) {
    const known = { name, computed: computed === "true", optional: optional === "true", required: required === "true" };
    all.set(name, { ...readType(text), ...all.get(name), ...known, ...(setOf(text) ? { set: true } : {}) });
  }
  for (const field of all.values()) if (field.set && Array.isArray(field.cty)) field.cty = ["set", field.cty[1]];
  return all;
}

function interfaceOf(source, name) {
  return source.match(new RegExp(`export interface ${name} (?:extends [\\w.]+ )?\\{\\n([\\s\\S]*?)\\n\\}`))?.[1] ?? "";
}

function classOf(source, name) {
  const of = source.match(new RegExp(`export class ${name}(?:OutputReference)? extends [\\w.]+ \\{\\n([\\s\\S]*?)\\n\\}`));
  return of?.[1] ?? "";
}

const SIMPLE = { string: "string", number: "number", boolean: "bool" };

/** Of a property's TypeScript type. */
function typeOf(declared) {
  const type = declared.replace(/ \| cdktf\.IResolvable/g, "").trim();
  if (SIMPLE[type]) return { cty: SIMPLE[type] };
  const array = type.match(/^(?:Array<(\w+)>|(\w+)\[\])$/);
  const element = array?.[1] ?? array?.[2];
  if (SIMPLE[element]) return { cty: ["list", SIMPLE[element]] };
  if (element) return { struct: element, many: true };
  const map = type.match(/^\{ \[key: string\]: \(?(\w+)\)? \}$/);
  if (SIMPLE[map?.[1]]) return { cty: ["map", SIMPLE[map[1]]] };
  if (/^\w+$/.test(type) && type !== "any") return { struct: type };
  return { cty: "dynamic" };
}

/** Of what only can be read. */
function readType(text) {
  const struct = text.match(/new (\w+?)(List|OutputReference)\(this, "\w+"/);
  if (struct) return { struct: struct[1], many: struct[2] === "List" };
  const getter = text.match(/this\.get(String|Number|Boolean)?(List|Map|)Attribute\(/) ?? text.match(/new cdktf\.(String|Number|Boolean)(Map)\(/);
  if (!getter) return { cty: "dynamic" };
  const element = { String: "string", Number: "number", Boolean: "bool" }[getter[1] ?? "String"];
  return { cty: getter[2] ? [getter[2].toLowerCase(), element] : element };
}

function setOf(text) {
  return /cdktf\.Fn\.tolist\(/.test(text) || /List\(this, "\w+", true\)/.test(text);
}
