import type * as pulumi from "@pulumi/pulumi";
import type { Certificate } from "../generated/args";
import { type LookupOptions, lookUp } from "./lookup-resource";

/** What to look a certificate up by. */
export interface GetCertificateArgs {
  /** Subject name, compared exactly: a wildcard certificate is found by `*.example.com`. */
  commonName: pulumi.Input<string>;
  /** Of several with that name, take the one with the latest `validFrom`. @default false: several are an error */
  mostRecent?: boolean;
}

/**
 * Looks up a TLS certificate of the gateway. `.id` of the result is the certificate's own.
 * None or several is an error that names what was looked for. Needs the scope `okta.oag.cert.read`.
 * @see API reference, Certificates
 *
 * @example
 * const certificate = getCertificate({ commonName: "*.example.com", mostRecent: true });
 * new OagApp("payroll", { certificateId: certificate.id, … });
 */
export function getCertificate(args: GetCertificateArgs, opts?: LookupOptions): pulumi.Output<Certificate> {
  return lookUp(
    "certificate",
    { commonName: args.commonName, ...(args.mostRecent && { mostRecent: true }) },
    opts,
  ) as pulumi.Output<Certificate>;
}
