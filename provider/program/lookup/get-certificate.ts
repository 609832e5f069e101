import type * as pulumi from "@pulumi/pulumi";
import type { Certificate } from "../../generated/args";
import { assertArguments } from "../argument-names";
import { ProgramError } from "../program-error";
import { type LookupOptions, lookUp } from "./lookup-resource";

/** What to look a certificate up by: `commonName` or `forDomain`. */
export interface GetCertificateArgs {
  /**
   * Subject name, compared exactly: a wildcard certificate is found by `*.example.com`.
   * @default none: `forDomain` is what to look for
   * @see [API reference, Certificates](https://developer.okta.com/docs/api/openapi/oag/oag/tag/Certificates/)
   */
  commonName?: pulumi.Input<string>;
  /**
   * A host that the certificate is to cover, by its subject name or an alternative one, in any case. One that names the host
   * goes before a wildcard, which covers one label and never a whole top-level domain; one that has ended, or not begun, does
   * not count, and one that begins tomorrow only where no other serves. A host alone: no scheme, port, path or IP address.
   * Instead of `commonName`.
   * @default none: `commonName` is what to look for
   * @see [API reference, Certificates](https://developer.okta.com/docs/api/openapi/oag/oag/tag/Certificates/)
   */
  forDomain?: pulumi.Input<string>;
  /**
   * Of several, take the one with the latest `validFrom` that has begun, and of those with the same the one that ends last. One
   * that has not begun is taken only where no other is there. @default false: several are an error
   */
  mostRecent?: boolean;
}

/**
 * Looks up a TLS certificate of the gateway. `.id` of the result is the certificate's own.
 * None or several is an error that names what was looked for and, for a host, which certificates have ended, are still to begin, or are as good as
 * each other: by id, subject name and date. Needs the scope `okta.oag.cert.read`.
 * @see API reference, Certificates
 * @throws RunError unless one of `commonName` and `forDomain` is there, and for an argument of another name
 *
 * @example
 * const certificate = getCertificate({ forDomain: "payroll.example.com", mostRecent: true });
 * new OagApp("payroll", { certificateId: certificate.id, … });
 */
export function getCertificate(args: GetCertificateArgs, opts?: LookupOptions): pulumi.Output<Certificate> {
  assertArguments("getCertificate", args, { allowed: ["commonName", "forDomain", "mostRecent"] });
  const { commonName, forDomain, mostRecent } = args;
  if ((commonName === undefined) === (forDomain === undefined))
    throw new ProgramError(
      commonName === undefined ? "OAG_ARGUMENT_MISSING" : "OAG_ARGUMENT_CONFLICT",
      `getCertificate takes one of commonName and forDomain, and was given ${commonName === undefined ? "neither" : "both"}. commonName is the subject's name as it stands in the certificate; forDomain is the host that it is to cover.`,
    );
  const query: Record<string, pulumi.Input<unknown>> = commonName === undefined ? { forDomain } : { commonName };
  return lookUp("certificate", { ...query, ...(mostRecent && { mostRecent: true }) }, opts) as pulumi.Output<Certificate>;
}
