import { objectKeys } from "../../../sdk/generated/reads";
import type { Application } from "../../../sdk/types";
import type { Gateway } from "../../gateway/gateways";
import type { Inventory } from "../../gateway/inventory";

/** The apps of a gateway: which labels are taken, and which app uses what. */
export const appsOf = ({ client, inventories }: Gateway): Inventory<Application> =>
  inventories.of("apps", { member: objectKeys.ApplicationWithEmbedded, plural: "apps" }, (onRefused) =>
    client.applications.list({ onRefused }),
  );
