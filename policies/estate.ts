import type { PolicyResource } from "@pulumi/policy";
import { lookupType, OagApp, OagIdentityProvider } from "pulumi-oag";
import type { DeclaredApp, DeclaredCertificate, DeclaredIdentityProvider, Estate } from "pulumi-oag/rules";
import { declaredFrom, hidden, isObject, type Json } from "./declared";
import { isTellable } from "./secrets";

/**
 * What a stack says about identity providers, the certificates that it looks up, and who uses them. Ids are URNs here: those of the
 * gateway are not known in every preview, and a finding is reported at its resource.
 */
export function estateOf(resources: readonly PolicyResource[]): Estate {
  const shared = resources.map((resource) => ({ resource, props: declaredFrom(resource.props) }));
  return {
    apps: shared.filter(({ resource }) => resource.isType(OagApp)).map(({ resource, props }) => userOf(resource, props)),
    identityProviders: shared
      .filter(({ resource }) => resource.isType(OagIdentityProvider))
      .map(({ resource, props }) => ({ ...(props as DeclaredIdentityProvider), id: resource.urn })),
    certificates: shared.flatMap(({ resource, props }): DeclaredCertificate[] =>
      resource.type === lookupType && props.kind === "certificate" && isObject(props.result)
        ? [{ ...(props.result as DeclaredCertificate), id: resource.urn }]
        : [],
    ),
  };
}

/** An app as far as it uses others. */
function userOf({ propertyDependencies }: PolicyResource, props: Json): DeclaredApp {
  const [idp, certificate] = [propertyDependencies.idpId?.[0], propertyDependencies.certificateId?.[0]];
  return {
    label: isTellable(props) ? (props.label as string) : hidden,
    ...(idp !== undefined && { idpId: idp.urn }),
    ...(certificate !== undefined && { certificateId: certificate.urn }),
  };
}
