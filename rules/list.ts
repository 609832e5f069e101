import { adaptiveWithoutSecret } from "./apps/adaptive-without-secret";
import { contentRewriteOff } from "./apps/content-rewrite-off";
import { debugOn } from "./apps/debug-on";
import { everyoneGroup } from "./apps/everyone-group";
import { noGroups } from "./apps/no-groups";
import { reservedName } from "./apps/reserved-name";
import { mixedSchemes } from "./backends/mixed-schemes";
import { noBackEnd } from "./backends/no-back-end";
import { noHealthCheck } from "./backends/no-health-check";
import { plainHttp } from "./backends/plain-http";
import { testBackEnd } from "./backends/test-back-end";
import { certificateEnded } from "./certificates/ended";
import { certificateEnding } from "./certificates/ending";
import { generatedCertificate } from "./certificates/generated-certificate";
import { selfSigned } from "./certificates/self-signed";
import { customWithoutHeaders } from "./directives/custom-without-headers";
import { requestUriSuffix } from "./directives/request-uri-suffix";
import { setsPolicyTypeRule } from "./directives/sets-policy-type";
import { setsSessionTimes } from "./directives/sets-session-times";
import { brokenExpression } from "./expressions/broken";
import { dependsOnJoin } from "./expressions/depends-on-join";
import { everybodyPasses } from "./expressions/everybody-passes";
import { firstGroupOnly } from "./expressions/first-group";
import { groupWithoutBorders } from "./expressions/group-borders";
import { lostTemplate } from "./expressions/lost-template";
import { missingExpression } from "./expressions/missing-expression";
import { nobodyPasses } from "./expressions/nobody-passes";
import { expressionNotEvaluated } from "./expressions/not-evaluated";
import { expressionsTooCostly } from "./expressions/too-costly";
import { topLevelAlternative } from "./expressions/top-level-alternative";
import { undeclaredAttribute } from "./expressions/undeclared-attribute";
import { unescapedDot } from "./expressions/unescaped-dot";
import { unusedExpression } from "./expressions/unused-expression";
import { valueWithoutEnd } from "./expressions/value-borders";
import { adminDomain } from "./identity-providers/admin-domain";
import { invalidCredential } from "./identity-providers/invalid-credential";
import { openApp } from "./open/open-app";
import { openPath } from "./open/open-path";
import { openPrefix } from "./open/open-prefix";
import { openRoot } from "./open/open-root";
import { openedSibling } from "./open/opened-sibling";
import { policyNotJudged } from "./open/policy-not-judged";
import { caseTrap } from "./paths/case-trap";
import { exactPath } from "./paths/exact-path";
import { inactivePolicy } from "./paths/inactive-policy";
import { noRoot } from "./paths/no-root";
import { severalCustom } from "./paths/several-custom";
import { unanchoredCustom } from "./paths/unanchored-custom";
import { uncertainPath } from "./paths/uncertain-path";
import type { Rule } from "./rule";
import { longIdle } from "./sessions/long-idle";
import { sessionWithoutEnd } from "./sessions/session-without-end";

/** Every rule, by subject. */
export const rules: readonly Rule[] = [
  openApp,
  openPath,
  openPrefix,
  openRoot,
  openedSibling,
  policyNotJudged,
  caseTrap,
  exactPath,
  inactivePolicy,
  noRoot,
  severalCustom,
  unanchoredCustom,
  uncertainPath,
  brokenExpression,
  expressionNotEvaluated,
  dependsOnJoin,
  everybodyPasses,
  firstGroupOnly,
  groupWithoutBorders,
  lostTemplate,
  missingExpression,
  nobodyPasses,
  topLevelAlternative,
  undeclaredAttribute,
  unescapedDot,
  unusedExpression,
  valueWithoutEnd,
  customWithoutHeaders,
  requestUriSuffix,
  setsPolicyTypeRule,
  setsSessionTimes,
  mixedSchemes,
  noBackEnd,
  noHealthCheck,
  plainHttp,
  testBackEnd,
  longIdle,
  sessionWithoutEnd,
  adaptiveWithoutSecret,
  contentRewriteOff,
  debugOn,
  everyoneGroup,
  noGroups,
  reservedName,
  // Last of those about apps: it tells what the others could not try.
  expressionsTooCostly,
  certificateEnded,
  certificateEnding,
  generatedCertificate,
  selfSigned,
  adminDomain,
  invalidCredential,
];
