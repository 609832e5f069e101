// Declares what the configuration key `spec` says. A text "$kind.name.member" is another resource's output; `{ $secret }` holds
// what the program marks as secret.
const pulumi = require("@pulumi/pulumi");
const oag = require("pulumi-oag");

const config = new pulumi.Config();
const spec = JSON.parse(config.require("spec"));
const made = {};

function resolved(value) {
  if (typeof value === "string" && value.startsWith("$")) {
    const [kind, name, member] = value.slice(1).split(".");
    return made[`${kind}.${name}`][member];
  }
  if (Array.isArray(value)) return value.map(resolved);
  if (typeof value === "object" && value !== null && "$secret" in value) return pulumi.secret(resolved(value.$secret));
  if (typeof value === "object" && value !== null)
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, resolved(inner)]));
  return value;
}

const options = ({ provider, parent, deletedWith, dependsOn, ...rest } = {}) => ({
  ...rest,
  ...(dependsOn && { dependsOn: dependsOn.map((name) => made[name]) }),
  ...(deletedWith && { deletedWith: made[deletedWith] }),
  ...(provider && { provider: made[`provider.${provider}`] }),
  ...(parent && { parent: made[`component.${parent}`] }),
});

// A transformation as platform teams write them: every app of the stack gets this.
if (spec.transformed)
  pulumi.runtime.registerStackTransformation(({ type, props, opts }) =>
    type === oag.appType ? { props: { ...props, ...spec.transformed }, opts } : undefined,
  );

// The same as the engine calls it.
if (spec.transforms || spec.transformedImport)
  pulumi.runtime.registerResourceTransform(({ type, props, opts }) =>
    type === oag.appType
      ? { props: { ...props, ...spec.transforms }, opts: { ...opts, ...(spec.transformedImport && { import: spec.transformedImport }) } }
      : undefined,
  );

for (const name of spec.components ?? []) made[`component.${name}`] = new pulumi.ComponentResource("scenarios:Team", name);

for (const [name, args] of Object.entries(spec.providers ?? {})) made[`provider.${name}`] = new oag.OagProvider(name, args);
for (const [name, { args, opts }] of Object.entries(spec.certificates ?? {}))
  made[`certificate.${name}`] = oag.getCertificate(args, options(opts));
for (const [name, { args, opts }] of Object.entries(spec.services ?? {}))
  made[`service.${name}`] = new oag.OagAuthenticationService(name, resolved(args), options(opts));
for (const [name, { args, opts }] of Object.entries(spec.idps ?? {}))
  made[`idp.${name}`] = new oag.OagIdentityProvider(name, resolved(args), options(opts));
// Providers whose defaults name what is made before them.
for (const [name, args] of Object.entries(spec.providersWithDefaults ?? {}))
  made[`provider.${name}`] = new oag.OagProvider(name, resolved(args));
for (const [name, { args, opts }] of Object.entries(spec.directories ?? {}))
  made[`directory.${name}`] = new oag.OagDirectory(name, resolved(args), options(opts));
for (const [name, { args, opts }] of Object.entries(spec.apps ?? {}))
  made[`app.${name}`] = new oag.OagApp(name, resolved(args), options(opts));
for (const [name, { args, opts }] of Object.entries(spec.protectedApps ?? {}))
  made[`protectedApp.${name}`] = new oag.ProtectedApp(name, resolved(args), options(opts));
for (const [name, { id, opts }] of Object.entries(spec.gets ?? {})) made[`get.${name}`] = oag.OagApp.get(name, id, options(opts));
for (const [name, { args, opts }] of Object.entries(spec.foundApps ?? {})) made[`foundApp.${name}`] = oag.getApp(args, options(opts));
for (const [name, { args, opts }] of Object.entries(spec.foundIdps ?? {}))
  made[`foundIdp.${name}`] = oag.getIdentityProvider(args, options(opts));
for (const [name, value] of Object.entries(spec.outputs ?? {})) exports[name] = resolved(value);
