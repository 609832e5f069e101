/** The engine's own gRPC protocol, from the stubs that Pulumi's Node.js SDK ships. */
import * as grpc from "@grpc/grpc-js";
import * as empty from "google-protobuf/google/protobuf/empty_pb";
import * as struct from "google-protobuf/google/protobuf/struct_pb";
import type { Json } from "../json";

/* The SDK declares no types for some of these modules. */
const load = (name: string) => require(`@pulumi/pulumi/proto/${name}`);

/** A protobuf message or client of the SDK's generated code, which has no usable types. */
// biome-ignore lint/suspicious/noExplicitAny: generated code without declarations
export type Generated = any;

export const provider: Generated = load("provider_pb");
export const providerService: Generated = load("provider_grpc_pb");
export const resource: Generated = load("resource_pb");
export const resourceService: Generated = load("resource_grpc_pb");
export const engine: Generated = load("engine_pb");
export const engineService: Generated = load("engine_grpc_pb");
export const status: Generated = load("status_pb");

export const toStruct = (value: unknown): struct.Struct => struct.Struct.fromJavaScript(JSON.parse(JSON.stringify(value ?? {})));
export const fromStruct = (value: { toJavaScript(): unknown } | undefined): Json => (value?.toJavaScript() ?? {}) as Json;

/** Messages may hold a whole state. */
export const channelOptions = { "grpc.max_receive_message_length": 400 * 1024 * 1024, "grpc.max_send_message_length": 400 * 1024 * 1024 };

export { empty, grpc };
