import type { OagClient } from "../../../sdk/client";
import type { SchemaValidator } from "../../../sdk/generated/validators";
import type { Expand } from "../../../sdk/types";
import type { Gateway } from "../../gateway/gateways";
import type { ObjectId } from "../../ids";
import type { ApiObject } from "../api-object";
import type { Body } from "../body";
import type { MemberTable } from "../compare/member-table";
import { present } from "../compare/present";
import type { From, Members } from "../provenance";
import { withCurrentNames } from "./legacy-names";

/** The calls of a block: it exists as long as its object does. */
export interface BlockCalls {
  get(id: ObjectId): Promise<ApiObject>;
  replace(id: ObjectId, body: Body): Promise<ApiObject>;
}

/** What is to be known of a block of members. */
export interface BlockFacts {
  name: string;
  singular: string;
  expand?: Expand;
  /** Only some gateways have it. */
  isOptional?: boolean;
  table: MemberTable;
  validator: SchemaValidator;
  /** @param gateway where the user is told what is no error */
  calls(client: OagClient, gateway?: Pick<Gateway, "noticeOnce">): BlockCalls;
}

/** What a gateway shows of a block, under today's names. */
export const currentIn = (table: MemberTable, live: From<"live"> | undefined): Members<"live"> => withCurrentNames(table, present(live));
