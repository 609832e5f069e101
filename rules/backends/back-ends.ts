import { isKnown } from "../input/unknown";
import type { AppView, ResourceView } from "../input/view";

/** The back ends in use whose address is known. */
export const backEnds = (app: AppView): (ResourceView & { hostname: string })[] =>
  app.resources.items.filter(
    (resource): resource is ResourceView & { hostname: string } => resource.active === true && isKnown(resource.hostname),
  );
