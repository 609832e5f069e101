import { isGone } from "../../../sdk/errors";
import { textOf } from "../../../sdk/text";
import type { ObjectId } from "../../ids";
import { type ApiObject, objectIdOf } from "../../reconciler/api-object";
import { isSameValue } from "../../reconciler/compare/equal";
import { carriesAll } from "../../reconciler/compare/members";
import type { Variant } from "../../reconciler/kind-facts";
import type { Location } from "../../reconciler/location";
import { noticeAbout } from "../../reconciler/notice-about";
import type { Declaration } from "../../reconciler/parsed/declaration";
import { canonicalLive, everyAspect, type Live } from "../../reconciler/parsed/live";
import type { Members } from "../../reconciler/provenance";
import { observe } from "../../reconciler/reads/observe";
import { makesTemplates } from "./template";

/** Who is at work on an app writes to it within this time, once the request under way has ended. */
const pause = 15_000;
/** Two that found the same app must not come back at the same moment. */
const spread = 5_000;

/**
 * The app with all its aspects if it may be taken although no POST of ours answered it, undefined if it must be left alone.
 * It may when it is as a create leaves it (after an unanswered POST) or as an interrupted create does (after a crash), carries
 * all that this create sends, and a second look after a quiet time finds it unchanged: nobody is at work on it. Lists are
 * too old to judge by.
 */
export async function takeOverLeftover(
  location: Location,
  listed: ApiObject,
  declaration: Declaration,
  unanswered: unknown,
): Promise<Live | undefined> {
  const { gateway } = location;
  const { variant, managed, title } = declaration;
  const wasUnanswered = unanswered !== undefined;
  // Only a create that has more to do than the POST can have been interrupted.
  if (!wasUnanswered && managed.status === undefined) return undefined;
  if (!isAsCreated(listed, variant, wasUnanswered) || !carriesAll(variant.members, listed, managed.members)) return undefined;
  const first = await lookAt(location, objectIdOf(listed), declaration);
  if (first === undefined || !mayBeOurs(first, declaration, wasUnanswered)) return undefined;
  const quietTime = pause + gateway.requestTimeout;
  noticeAbout(
    gateway,
    { noun: "app", title },
    `an app with its label is there, unfinished (${first.id}); waiting ${quietTime / 1000} to ${(quietTime + spread) / 1000} s to see whether somebody is at work on it`,
  );
  await gateway.clock.sleep(quietTime + spread * gateway.clock.random());
  const second = await lookAt(location, first.id, declaration);
  return second !== undefined && isSameValue(canonicalLive(first), canonicalLive(second)) ? second : undefined;
}

async function lookAt(location: Location, id: ObjectId, { variant }: Declaration): Promise<Live | undefined> {
  return observe(location, id, everyAspect, variant).catch((error) => {
    if (!isGone(error)) throw error;
    return undefined;
  });
}

/** Never finished. One that may be active as soon as it is made may be finished by now, where somebody had its response. */
const isAsCreated = ({ status }: Members<"live">, { newStatuses = [] }: Variant, wasUnanswered: boolean): boolean =>
  status === "CREATED" || (wasUnanswered && newStatuses.includes(textOf(status)));

function mayBeOurs(live: Live, declaration: Declaration, wasUnanswered: boolean): boolean {
  const { variant, managed } = declaration;
  if (!isAsCreated(live.members, variant, wasUnanswered) || !carriesAll(variant.members, live.members, managed.members)) return false;
  const templates = makesTemplates(declaration) ? variant.templates : undefined;
  return variant.aspects.every((aspect) => {
    const declared = managed.aspects[aspect.name];
    const isOfTemplate = templates?.[aspect.name];
    // What is not declared is left alone anyway.
    if (isOfTemplate !== undefined && declared === undefined) return true;
    const isMade = (item: Members<"live">) => isOfTemplate?.(item) === true;
    return aspect.isAsNew?.(live.aspects[aspect.name], declared, { onlyPosted: wasUnanswered }, isMade) ?? true;
  });
}
