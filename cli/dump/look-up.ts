import type { Certificate } from "pulumi-oag/sdk";
import { Code, literal } from "./literal";

/** A look-up of what the program does not declare. */
export class LookUp extends Code {
  /** Its result's id. */
  readonly id: Code = new LookedUp(this);

  readonly title: string;

  /** @param title what it looks for, as people know it */
  constructor(call: readonly (string | Code)[], uses: readonly string[], title: string) {
    super(call, uses);
    this.title = title;
  }
}

/** The id of what a look-up finds. */
export class LookedUp extends Code {
  readonly lookUp: LookUp;

  constructor(lookUp: LookUp) {
    super([lookUp, ".id"]);
    this.lookUp = lookUp;
  }
}

/** The look-up of a certificate by its common name, which is code. */
export const certificateLookUp = (commonName: string | Code, title: string, isMostRecent: boolean, provider: string | undefined): LookUp =>
  lookUp("getCertificate", ["{ commonName: ", commonName, isMostRecent ? ", mostRecent: true }" : " }"], title, provider);

/** The look-up of an identity provider by its domain, which is code. */
export const providerLookUp = (domain: string | Code, provider: string | undefined): LookUp =>
  lookUp("getIdentityProvider", ["{ domain: ", domain, " }"], "identity provider", provider);

function lookUp(name: string, query: readonly (string | Code)[], title: string, provider: string | undefined): LookUp {
  const [options, uses] = provider === undefined ? ["", []] : [`, { provider: ${provider} }`, [provider]];
  return new LookUp([`${name}(`, ...query, options, ")"], [name, ...uses], title);
}

/** How a look-up finds just one certificate. */
export interface CertificateQuery {
  commonName: string;
  mostRecent: boolean;
}

/** Queries by the certificate's id; none for one that no query tells from others of its name. */
export function certificateQueries(certificates: readonly Certificate[]): Map<string, CertificateQuery> {
  const queries = new Map<string, CertificateQuery>();
  for (const [commonName, sameName] of byName(certificates)) {
    const latest = latestOf(sameName);
    if (latest?.id !== undefined) queries.set(latest.id, { commonName, mostRecent: sameName.length > 1 });
  }
  return queries;
}

function byName(certificates: readonly Certificate[]): Map<string, Certificate[]> {
  const names = new Map<string, Certificate[]>();
  for (const certificate of certificates) {
    const { commonName = "" } = certificate;
    const sameName = names.get(commonName);
    if (sameName !== undefined) sameName.push(certificate);
    else if (commonName !== "") names.set(commonName, [certificate]);
  }
  return names;
}

/** The one that began last, if it is certain which that is. */
function latestOf(sameName: readonly Certificate[]): Certificate | undefined {
  const latest = sameName.reduce((last, one) => (isBefore(last.validFrom, one.validFrom) ? one : last));
  return sameName.every((one) => one === latest || isBefore(one.validFrom, latest.validFrom)) ? latest : undefined;
}

const day = /^\d{4}-\d{2}-\d{2}$/;

/** Only of days, as the contract has them: of anything else the look-up may judge otherwise, and the app would have another certificate. */
const isBefore = (one = "", other = ""): boolean => day.test(one) && day.test(other) && one < other;

/** A certificate by its name, where that finds just this one. */
export const certificateLookUps = (certificates: readonly Certificate[], provider: string | undefined): Map<string, LookUp> =>
  new Map(
    [...certificateQueries(certificates)].map(([id, { commonName, mostRecent }]) => [
      id,
      certificateLookUp(literal(commonName), commonName, mostRecent, provider),
    ]),
  );
