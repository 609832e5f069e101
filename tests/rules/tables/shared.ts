import { unknown } from "pulumi-oag/rules";
import { policies, type Tables } from "./row.ts";

export const others: Tables = {
  "custom-without-headers": [
    {
      title: "a policy that sends nothing",
      app: policies({ "^/a": { rule: "CUSTOM" } }),
      found: ['policies["^/a"] is CUSTOM and sets no header, so its back end gets none of the app\'s attributes'],
    },
    {
      title: "a policy that sets headers",
      app: policies({ "^/a": { rule: "CUSTOM", customDirective: "proxy_set_header login $login;" } }),
      found: [],
    },
    {
      title: "an app that sends nothing anyway",
      app: { ...policies({ "^/a": { rule: "CUSTOM" } }), attributes: { login: { source: "IDP", value: "login", active: false } } },
      found: [],
    },
    { title: "another policy", app: policies({ "/a": { rule: "PROTECTED" } }), found: [] },
  ],
  "test-back-end": [
    {
      title: "a page of the gateway",
      app: { protectedResources: { "https://header.service.spgw": {} } },
      found: ['protectedResources["https://header.service.spgw"] is one of the gateway\'s own test pages'],
    },
    {
      title: "one among others, with a port",
      app: { protectedResources: { a: { hostname: "https://a.internal" }, b: { hostname: "http://policy.service.SPGW:80" } } },
      found: ["protectedResources.b is one of the gateway's own test pages"],
    },
    { title: "a back end with a similar name", app: { protectedResources: { a: { hostname: "https://spgw.example.com" } } }, found: [] },
    {
      title: "a test page that takes no requests",
      app: { protectedResources: { a: { hostname: "https://header.service.spgw", active: false } } },
      found: [],
    },
    { title: "a back end that is not known yet", app: { protectedResources: { a: { hostname: unknown } } }, found: [] },
  ],
  "plain-http-back-end": [
    {
      title: "a back end over http",
      app: { protectedResources: { "http://b:8080": {} } },
      found: ['protectedResources["http://b:8080"] is reached over http: headers and secrets cross the network in clear'],
    },
    { title: "one over https", app: { protectedResources: { "https://b": {} } }, found: [] },
    { title: "a test page, of which another rule tells", app: { protectedResources: { "http://header.service.spgw": {} } }, found: [] },
  ],
  "mixed-schemes": [
    {
      title: "http beside https",
      app: { protectedResources: { "http://a": {}, "https://b": {} } },
      found: ["protectedResources has back ends over http and over https; an app has one scheme"],
    },
    { title: "https alone", app: { protectedResources: { "https://a": {}, "https://b": {} } }, found: [] },
    {
      title: "http beside an https that is switched off",
      app: { protectedResources: { "http://a": {}, "https://b": { active: false } } },
      found: [],
    },
  ],
  "no-back-end-in-use": [
    {
      title: "weights of 0 alone",
      app: { protectedResources: { "https://a": { assignedWeight: 0 }, "https://b": { active: false } } },
      found: ["protectedResources has no back end that takes requests: each has the weight 0 or is not active"],
    },
    { title: "one with a weight", app: { protectedResources: { "https://a": { assignedWeight: 0 }, "https://b": {} } }, found: [] },
    { title: "one whose weight is not known yet", app: { protectedResources: { "https://a": { assignedWeight: unknown } } }, found: [] },
    { title: "no back end at all, which cannot become active", app: { protectedResources: {} }, found: [] },
  ],
  "load-balanced-without-health-check": [
    {
      title: "a check that is off",
      app: { loadBalanced: true, healthCheck: { enabled: false } },
      found: ["healthCheck is not on, so a back end that is down keeps getting its share of the requests"],
    },
    {
      title: "a check that is not declared",
      app: { loadBalanced: true, healthCheck: undefined },
      found: ["healthCheck is not on, so a back end that is down keeps getting its share of the requests"],
    },
    { title: "a check that is on", app: { loadBalanced: true, healthCheck: { enabled: true } }, found: [] },
    { title: "an app with one back end", app: { loadBalanced: false }, found: [] },
    { title: "a check that is not known yet", app: { loadBalanced: true, healthCheck: unknown }, found: [] },
  ],
  "session-without-end": [
    {
      title: "a limit that is off",
      app: { session: { maxSession: false, maxSessionTimeout: 28800 } },
      found: ["session.maxSession is false: sessions never end while they are used"],
    },
    {
      title: "a limit of 0",
      app: { session: { maxSessionTimeout: 0 } },
      found: ["session.maxSessionTimeout is 0: sessions never end while they are used"],
    },
    {
      title: "a limit that is longer than allowed",
      app: { session: { maxSessionTimeout: 90_000 } },
      tuning: { maxSession: 86_400 },
      found: ["session.maxSessionTimeout is 90000 s, longer than the 86400 s that are allowed here"],
    },
    { title: "a long one where nothing is set", app: { session: { maxSessionTimeout: 90_000 } }, found: [] },
    { title: "a session that is left to the gateway", app: { session: undefined }, found: [] },
    { title: "a limit that is not known yet", app: { session: { maxSession: unknown, maxSessionTimeout: 0 } }, found: [] },
  ],
  "long-idle-session": [
    {
      title: "two hours",
      app: { session: { idleSessionTimeout: 7200 } },
      found: ["session.idleSessionTimeout is 7200 s, longer than the 3600 s that are allowed here"],
    },
    {
      title: "an idle time that is off",
      app: { session: { idleSession: false } },
      found: ["session.idleSession is false: a session that nobody uses stays open"],
    },
    { title: "an hour", app: { session: { idleSessionTimeout: 3600 } }, found: [] },
    { title: "two hours where they are allowed", app: { session: { idleSessionTimeout: 7200 } }, tuning: { maxIdle: 7200 }, found: [] },
    { title: "times that are not known yet", app: { session: unknown }, found: [] },
  ],
  "debug-on": [
    { title: "debug that is on", app: { debug: true }, found: ["debug is on: slow, and logs what requests carry"] },
    { title: "debug that is off", app: { debug: false }, found: [] },
    { title: "debug that nobody declares", app: { debug: undefined }, found: [] },
    { title: "debug that is not known yet", app: { debug: unknown }, found: [] },
  ],
  "content-rewrite-off": [
    {
      title: "rewriting that is off",
      app: { contentRewrite: false },
      found: ["contentRewrite is off: names of internal hosts in pages reach the browser"],
    },
    { title: "rewriting that is on", app: { contentRewrite: true }, found: [] },
    { title: "rewriting that nobody declares", app: { contentRewrite: undefined }, found: [] },
  ],
  "no-groups": [
    { title: "an empty list", app: { groups: [] }, found: ["groups names no group: who may open the app is not said here"] },
    {
      title: "no list, of a SAML app too",
      app: { type: "OAG_SAML", groups: undefined },
      found: ["groups names no group: who may open the app is not said here"],
    },
    { title: "a group", app: { groups: ["00g1"] }, found: [] },
    { title: "groups that are not known yet", app: { groups: unknown }, found: [] },
    { title: "an app that is open as a whole", app: { type: "OAG_NOAUTH", groups: [] }, found: [] },
  ],
  "everyone-group": [
    { title: "the group Everyone", app: { groups: ["00g1", "Everyone"] }, found: ["groups names a group that holds everybody"] },
    {
      title: "a group that the tuning lists",
      app: { groups: ["00g0all"] },
      tuning: { everyoneGroups: ["00g0all"] },
      found: ["groups names a group that holds everybody"],
    },
    { title: "other groups", app: { groups: ["00g1"] }, found: [] },
    { title: "a group that is not known yet", app: { groups: [unknown] }, found: [] },
  ],
  "reserved-attribute-name": [
    {
      title: "a session value of the gateway's",
      app: { attributes: { UserName: { source: "IDP", value: "login" } } },
      found: ["attributes.UserName has the name of a session value that the gateway sets itself"],
    },
    {
      title: "a cookie of the gateway's",
      app: { attributes: { c: { name: "SessionCookie2", type: "COOKIE", source: "STATIC", value: "x" } } },
      found: ["attributes.c has the name of a cookie that the gateway sets itself"],
    },
    { title: "a header with the name of such a cookie", app: { attributes: { AuthCookie: { source: "STATIC", value: "x" } } }, found: [] },
    { title: "another name", app: { attributes: { USER: { source: "IDP", value: "login" } } }, found: [] },
    { title: "a name that is not known yet", app: { attributes: { UserName: { name: unknown, source: "IDP" } } }, found: [] },
  ],
  "adaptive-without-secret": [
    {
      title: "headers without a secret",
      app: policies({ "/home/": { rule: "ADAPTIVE" } }),
      found: ['policies["/home/"] is ADAPTIVE, and no SECRET attribute proves to the back end whose headers they are'],
    },
    {
      title: "a secret that is not sent",
      app: {
        ...policies({ "/home/": { rule: "ADAPTIVE" } }),
        attributes: { login: { source: "IDP", value: "login" }, proof: { source: "SECRET", value: "s", active: false } },
      },
      found: ['policies["/home/"] is ADAPTIVE, and no SECRET attribute proves to the back end whose headers they are'],
    },
    {
      title: "headers with a secret",
      app: {
        ...policies({ "/home/": { rule: "ADAPTIVE" } }),
        attributes: { login: { source: "IDP", value: "login" }, proof: { source: "SECRET", value: "s" } },
      },
      found: [],
    },
    {
      title: "an attribute whose source is not known yet",
      app: {
        ...policies({ "/home/": { rule: "ADAPTIVE" } }),
        attributes: { login: { source: "IDP", value: "login" }, proof: { source: unknown } },
      },
      found: [],
    },
    { title: "a path that sends nothing", app: policies({ "/home/": { rule: "NO_AUTH" } }), found: [] },
  ],
  "certificate-ending": [
    {
      title: "one that ends in eight days",
      certificate: { id: "certificate-1", commonName: "payroll.example.com", expiresOn: "2026-03-09" },
      found: ['expiresOn is in 8 days; used by "Payroll"'],
    },
    {
      title: "one that ends today",
      certificate: { commonName: "a", expiresOn: "2026-03-01" },
      found: ["expiresOn is today; no app that is known here uses it"],
    },
    { title: "one that ends later than asked for", certificate: { expiresOn: "2026-03-20" }, tuning: { withinDays: 14 }, found: [] },
    { title: "one that ends in a year", certificate: { expiresOn: "2027-03-01" }, found: [] },
    { title: "one that has ended, of which another rule tells", certificate: { expiresOn: "2026-02-28" }, found: [] },
    { title: "a date that is none", certificate: { expiresOn: "soon" }, found: [] },
  ],
  "certificate-ended": [
    {
      title: "one that ended yesterday",
      certificate: { id: "certificate-1", expiresOn: "2026-02-28" },
      found: ['expiresOn is past; used by "Payroll"'],
    },
    {
      title: "one that ended an hour ago, where the gateway shows times",
      certificate: { id: "certificate-1", expiresOn: "2026-03-01T11:00:00Z" },
      found: ['expiresOn is past; used by "Payroll"'],
    },
    { title: "one that ends in an hour", certificate: { expiresOn: "2026-03-01T13:00:00Z" }, found: [] },
    { title: "one on its last day", certificate: { expiresOn: "2026-03-01" }, found: [] },
    { title: "a date that is not known yet", certificate: { expiresOn: unknown }, found: [] },
  ],
  "generated-certificate": [
    {
      title: "a wildcard that is signed by itself",
      certificate: { id: "certificate-1", commonName: "*.example.com", selfSigned: true },
      found: ['selfSigned is true and its subject a wildcard without alternative names: generated by the gateway; used by "Payroll"'],
    },
    { title: "a wildcard of an authority", certificate: { commonName: "*.example.com", selfSigned: false }, found: [] },
    {
      title: "one with alternative names",
      certificate: { commonName: "*.example.com", san: ["*.example.com", "example.com"], selfSigned: true },
      found: [],
    },
  ],
  "self-signed-certificate": [
    {
      title: "one that is signed by itself",
      certificate: { commonName: "a.example.com", selfSigned: true },
      found: ["selfSigned is true; no app that is known here uses it"],
    },
    { title: "one of an authority", certificate: { commonName: "a.example.com", selfSigned: false }, found: [] },
    { title: "a generated one, of which another rule tells", certificate: { commonName: "*.example.com", selfSigned: true }, found: [] },
  ],
  "identity-provider-admin-domain": [
    {
      title: "the domain of the console",
      idp: { type: "IDP_OKTA", domain: "acme-admin.okta.com" },
      found: ["domain is that of the admin console (-admin): changes of its apps fail"],
    },
    { title: "the org's own domain", idp: { type: "IDP_OKTA", domain: "acme.okta.com" }, found: [] },
    { title: "such a name at Auth0", idp: { type: "IDP_AUTH0", domain: "acme-admin.auth0.com" }, found: [] },
    { title: "a domain that is not known yet", idp: { type: "IDP_OKTA", domain: unknown }, found: [] },
  ],
  "identity-provider-invalid-credential": [
    {
      title: "a token that is dead",
      idp: { id: "idp-1", domain: "acme.okta.com", validationStatus: { valid: false } },
      found: ['validationStatus.valid is false: changes of its apps fail; used by "Payroll"'],
    },
    { title: "a token that is valid", idp: { domain: "acme.okta.com", validationStatus: { valid: true } }, found: [] },
    { title: "a status that nobody told", idp: { domain: "acme.okta.com" }, found: [] },
  ],
};
