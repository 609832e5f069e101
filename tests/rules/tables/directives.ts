import { unknown } from "pulumi-oag/rules";
import { directed, policies, type Tables } from "./row.ts";

const at = 'policies["/x/"].customDirective';
const set = `${at} sets $policy_type so that its rule does not hold`;
const open = `${at} sets $policy_type to one that asks for no session`;

/** Directives that set the variable in a way that a hasty reader passes over. */
const hidden = (
  [
    ["a name in quotes", 'set "$policy_type" NO_AUTH;', open],
    ["a name in single quotes", "set '$policy_type' 'NO_AUTH';", open],
    ["a directive in quotes", '"set" $policy_type NO_AUTH;', open],
    ["capitals", "set $Policy_Type NO_AUTH;", open],
    ["an escape", 'set "$policy_type" "NO_AUTH" ; add_header X "\\"";', open],
    ["a number sign within quotes before it", 'add_header X-Note " # see the wiki"; set $policy_type NO_AUTH;', open],
    ["an escaped quote before it", 'add_header X "\\" # "; set $policy_type NO_AUTH;', open],
    ["line breaks in it", "set\n$policy_type\n  NO_AUTH;", open],
    ["a second value after it", "set $policy_type NO_AUTH; set $policy_type PROTECTED;", open],
    ["what an own request answers", "auth_request_set $policy_type $upstream_http_x;", set],
    ["a function in Lua", "set_by_lua $policy_type 'return 1';", set],
    ["a block in Lua", 'set_by_lua_block $policy_type { return "NO_AUTH" }', set],
    ["Lua in quotes", "access_by_lua 'ngx.var.policy_type = 1';", set],
    ["a module that is not known here", "set_if_empty $policy_type NO_AUTH;", set],
    ["a named group", 'if ($uri ~ "^(?<policy_type>.*)$") { }', set],
    ["a named group as Python has it", "rewrite ^/(?P<policy_type>.*)$ /;", set],
    [
      "a number sign of Lua's before it",
      "access_by_lua_block { local n = #t ngx.var.policy_type = n\n}",
      `${at} has a block in another language, so it may set $policy_type`,
    ],
    [
      "a quote that is not closed",
      "set $x ' ; set $policy_type NO_AUTH;",
      `${at} has a quote that is not closed, so it may set $policy_type`,
    ],
    [
      "a carriage return after a comment",
      "# x\rset $policy_type NO_AUTH;",
      `${at} has a carriage return that ends no line, so it may set $policy_type`,
    ],
    [
      "blanks before it that nobody reads",
      `${" ".repeat(65_536)}set $policy_type NO_AUTH;`,
      `${at} has more than the 65536 characters that are read, so it may set $policy_type`,
    ],
  ] as const
).map(([title, text, found]) => ({ title: `one with ${title}`, app: directed(text), found: [found] }));

const looking = (
  [
    ["compares it", 'if ($policy_type = "NO_AUTH") { return 403; }'],
    ["compares it among blanks", "if ( $policy_type != PROTECTED ) { return 403; }"],
    ["sends it", 'proxy_set_header X-Type "$policy_type"; add_header X-Type $policy_type;'],
    ["keeps it", "set $kept $policy_type;"],
    ["has it in a text", 'add_header X-Note "set $policy_type NO_AUTH;";'],
    ["has another name", "set $my_policy_type NO_AUTH;"],
    ["has it in a comment after a quote", "add_header X \"a'b\"; # ' set $policy_type NO_AUTH;"],
    ["is a block in another language without it", "access_by_lua_block { return }"],
  ] as const
).map(([title, text]) => ({ title: `one that ${title}`, app: directed(text), found: [] }));

export const directives: Tables = {
  "directive-sets-policy-type": [
    {
      title: "a directive that switches the login off",
      app: directed('if ($request_method = OPTIONS) {\n  set $policy_type "NO_AUTH";\n}'),
      found: ['policies["/x/"].customDirective sets $policy_type to one that asks for no session'],
    },
    {
      title: "a directive that sets another type",
      app: directed("set $policy_type PROTECTED_REGEX;"),
      found: ['policies["/x/"].customDirective sets $policy_type so that its rule does not hold'],
    },
    { title: "a directive that only looks at it", app: directed('if ($policy_type = "NO_AUTH") { return 403; }'), found: [] },
    ...hidden,
    ...looking,
    { title: "one that is commented out", app: directed('# set $policy_type "NO_AUTH";'), found: [] },
    { title: "one that is not known yet", app: policies({ "/x/": { rule: "PROTECTED", customDirective: unknown } }), found: [] },
  ],
  "directive-sets-session-times": [
    {
      title: "a directive that sets a session's times",
      app: directed("set $sessionDuration 99999;\nset $sessionmDuration 999999;"),
      found: [
        'policies["/x/"].customDirective sets $sessionDuration, so the session\'s own times do not hold here',
        'policies["/x/"].customDirective sets $sessionmDuration, so the session\'s own times do not hold here',
      ],
    },
    { title: "a directive that sets something else", app: directed("set $duration 1;"), found: [] },
    {
      title: "one in capitals and quotes",
      app: directed('add_header X " # "; set "$SESSIONDURATION" 1;'),
      found: [`${at} sets $sessionDuration, so the session's own times do not hold here`],
    },
    {
      title: "the directive of a policy that is switched off",
      app: policies({ "/x/": { rule: "PROTECTED", active: false, customDirective: "set $sessionDuration 1;" } }),
      found: [],
    },
  ],
  "request-uri-suffix": [
    {
      title: "a test of the end of the whole request",
      app: directed('if ($request_uri ~ "^.*.png$") { set $x 1; }'),
      found: [
        'policies["/x/"].customDirective tests how $request_uri ends; that holds the query, so every path fits with one that ends so',
      ],
    },
    {
      title: "the same without quotes and case",
      app: directed("if ($request_uri ~* \\.(png|css)$) { break; }"),
      found: [
        'policies["/x/"].customDirective tests how $request_uri ends; that holds the query, so every path fits with one that ends so',
      ],
    },
    {
      title: "the same behind a number sign within quotes",
      app: directed('add_header X " # "; if ( "$Request_URI" !~ "[.]png$" ) { return 403; }'),
      found: [`${at} tests how $request_uri ends; that holds the query, so every path fits with one that ends so`],
    },
    { title: "a test of the path alone", app: directed('if ($uri ~ "\\.png$") { set $x 1; }'), found: [] },
    { title: "a test of how the request begins", app: directed('if ($request_uri ~ "^/public/") { set $x 1; }'), found: [] },
    { title: "a pattern that ends with an escaped dollar sign", app: directed('if ($request_uri ~ "cost\\$") { set $x 1; }'), found: [] },
  ],
};
