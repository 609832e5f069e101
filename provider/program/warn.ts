import * as pulumi from "@pulumi/pulumi";
import { printable } from "../../sdk/text";

/** Tells the user of a program something that fails nothing, as a warning of the stack: one line that a terminal shows and does not obey. */
export const warn = (sentence: string): void => void pulumi.log.warn(printable(sentence, 1000));
