// stand-in.mjs DIRECTORY BINDINGS COMMAND...: stands in for the AWS provider while COMMAND runs, with the schema of its bindings and
// nothing else, for the types that the Terraform files of DIRECTORY name. BINDINGS is an unpacked @cdktf/provider-aws.
// The exit code is COMMAND's; 2 when a type does not exist.
import grpc from "@grpc/grpc-js";
import loader from "@grpc/proto-loader";
import { spawn } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { join } from "node:path";
import { schemaOf, sourceOf } from "./bindings.mjs";

const [directory, bindings, ...command] = process.argv.slice(2);

/** Terraform itself tells, with file and line, of a type that is in no schema. */
function schemas(kind, prefix) {
  const found = {};
  for (const file of readdirSync(directory).filter((name) => name.endsWith(".tf"))) {
    for (const [, type] of readFileSync(join(directory, file), "utf8").matchAll(new RegExp(`^${kind} "(aws_\\w+)"`, "gm"))) {
      const index = join(bindings, "lib", prefix + type.slice("aws_".length).replaceAll("_", "-"), "index.js");
      if (existsSync(index)) found[type] ??= schemaOf(sourceOf(readFileSync(index, "utf8")));
    }
  }
  return found;
}

const answer = {
  provider: schemaOf(sourceOf(readFileSync(join(bindings, "lib/provider/index.js"), "utf8"))),
  resourceSchemas: schemas("resource", ""),
  dataSourceSchemas: schemas("data", "data-aws-"),
};
const fine = (call, reply) => reply(null, {});
const { tfplugin6 } = grpc.loadPackageDefinition(loader.loadSync(fileURLToPath(new URL("provider.proto", import.meta.url))));
const server = new grpc.Server();
server.addService(tfplugin6.Provider.service, {
  getProviderSchema: (call, reply) => reply(null, answer),
  validateProviderConfig: fine,
  validateResourceConfig: fine,
  validateDataResourceConfig: fine,
});
server.bindAsync("127.0.0.1:0", grpc.ServerCredentials.createInsecure(), (error, port) => {
  if (error) throw error;
  const address = { Network: "tcp", String: `127.0.0.1:${port}` };
  const attached = { "registry.terraform.io/hashicorp/aws": { Protocol: "grpc", ProtocolVersion: 6, Pid: process.pid, Test: true, Addr: address } };
  const child = spawn(command[0], command.slice(1), {
    stdio: "inherit",
    env: { ...process.env, TF_REATTACH_PROVIDERS: JSON.stringify(attached) },
  });
  child.on("close", (code) => process.exit(code ?? 1));
});
