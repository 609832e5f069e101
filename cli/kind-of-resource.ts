import type { Path, ResourceHandler } from "pulumi-oag/provider/v1";
import type { Json } from "./json";

/** A kind of resource as the commands know it: what is said of it, and what Pulumi's plugin process would answer for it. */
export interface KindOfResource {
  noun: string;
  plural: string;
  /** The class that programs use. */
  class: string;
  handler: ResourceHandler;
  /** How people know one of its objects. */
  titleOf(props: Json): unknown;
  /** Begins a name where nothing is left of the title. */
  fallback: string;
  /** Where a snapshot holds its objects. */
  snapshotKey: string;
  /** Under which name JSON output has how many there are. */
  countKey: string;
  /** Every gateway has some of it, or might; of any other kind only one with offline mode has some. */
  isEverywhere: boolean;
  /**
   * How an object is found again on another gateway, where it can be: the member by which people know it there too, the section of a map that
   * says what it is called there, whether upper and lower case are one, and what is compared of none, since the gateway makes it or an org does.
   */
  pairedBy: { member: string; section: string; isAnyCase: boolean; madeThere(props: Json): readonly Path[] } | undefined;
  /** A gateway has one at most. */
  isOnly: boolean;
  /** The kind in whose objects its own are. */
  within: "idp" | undefined;
  /**
   * How resources of other kinds refer to one: by an argument that is its id, or by nothing but the order in which they are made. A new
   * argument is a new word here: the compiler then asks how a program of several environments says it.
   */
  referredTo: "idpId" | "dependsOn" | undefined;
  /** Scopes that a stack with some of it needs beside the default ones. */
  scopes: readonly string[];
  /** The status in which users need one: a program protects it. */
  servingStatus: "ACTIVE" | undefined;
  /** A kind of which some must be there before one that declares this, although no argument names it. */
  needs: { kind: "authenticationService"; where: Json } | undefined;
  /** A member that names one too, where the titles on several gateways differ. */
  otherName: "name" | undefined;
  /** Gateways have many: what several declare alike is said once, and a program of several files has one for each. */
  isMany: boolean;
}
