import type { PolicyResource } from "@pulumi/policy";
import { OagApp, OagIdentityProvider } from "pulumi-oag";
import type { AuditedObjects, DeclaredApp, DeclaredIdentityProvider, Finding } from "pulumi-oag/rules";
import { declaredFrom, hidden, isObject, type Json } from "./declared";
import type { HiddenNames } from "./secrets";

/** What a stack says about what its apps share. */
interface StackObjects {
  objects: AuditedObjects;
  /** Where a finding is reported, and under which name. */
  targetOf(finding: Finding): { resource: PolicyResource; name?: string } | undefined;
}

/**
 * The identity providers of a stack, the certificates among its outputs, and who uses them. The engine shows no look-up to a policy, so
 * that a certificate is known where a program exports it. Ids of identity providers are URNs here: those of the gateway are no output.
 */
export function stackObjects(resources: readonly PolicyResource[], hiddenNames: HiddenNames): StackObjects {
  const exported = resources.filter(({ type }) => type === "pulumi:pulumi:Stack").flatMap(certificatesOf);
  const idps = resources.filter((resource) => resource.isType(OagIdentityProvider));
  return {
    objects: {
      apps: resources.filter((resource) => resource.isType(OagApp)).map((resource) => userOf(resource, hiddenNames)),
      identityProviders: idps.map(({ props, urn }) => ({ ...(declaredFrom(props) as DeclaredIdentityProvider), id: urn })),
      certificates: exported.map(({ certificate }) => certificate),
    },
    targetOf({ subject }) {
      if (subject.kind === "certificate") return exported.find(({ certificate }) => certificate.id === subject.id);
      const resource = idps.find(({ urn }) => urn === subject.id);
      return resource && { resource };
    },
  };
}

/** Told by the name of the output: that of a certificate may be secret. */
function certificatesOf(resource: PolicyResource): { resource: PolicyResource; name: string; certificate: Json }[] {
  return Object.entries(declaredFrom(resource.props)).flatMap(([name, certificate]) =>
    isObject(certificate) && typeof certificate.id === "string" && typeof certificate.expiresOn === "string" && "commonName" in certificate
      ? [{ resource, name, certificate }]
      : [],
  );
}

/** An app as far as it uses others. */
function userOf({ urn, name, props, propertyDependencies }: PolicyResource, hiddenNames: HiddenNames): DeclaredApp {
  const { label, certificateId } = declaredFrom(props) as DeclaredApp;
  const [idp] = propertyDependencies.idpId ?? [];
  return {
    label: hiddenNames.insteadOf(urn, name) === undefined ? (label ?? "") : hidden,
    ...(idp !== undefined && { idpId: idp.urn }),
    ...(certificateId !== undefined && { certificateId }),
  };
}
