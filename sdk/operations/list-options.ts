import type { OnRefused } from "../read/reader";

/** What a caller may ask of a list beside its objects. */
export interface ListOptions {
  /** Takes each object that is not as the contract says, so that the rest can be had. @default such an object fails the call */
  onRefused?: OnRefused;
}
