import { execFileSync } from "node:child_process";
import { expect } from "chai";
import ts from "typescript";
import { root } from "../support/basics/checkout.ts";
import { optionalMembers } from "../support/readers/handed-in.ts";
import { Source } from "../support/readers/sources.ts";

interface Argument {
  readonly path: string;
  /** `Type.member`. */
  readonly name: string;
  readonly isOptional: boolean;
  readonly docstring: string;
}

/** What programs hand to the package: all argument types, what apps have in common, and options. */
const argumentTypes = /Args$|^AppDefaults$|^LookupOptions$|^OagClient(Options|Dependencies)$|^ProgramOptions$/;

function argumentsIn({ path, file }: Source): Argument[] {
  return file.statements
    .filter((statement) => ts.isInterfaceDeclaration(statement))
    .filter((declared) => argumentTypes.test(declared.name.text))
    .flatMap((declared) =>
      declared.members.filter(ts.isPropertySignature).map((member) => ({
        path,
        name: `${declared.name.text}.${member.name.getText(file)}`,
        isOptional: member.questionToken !== undefined,
        docstring: file.text.slice(member.getFullStart(), member.getStart(file)),
      })),
    );
}

/** What no document of others is about: how programs reach a gateway, and what the package adds to Pulumi. */
const ownTypes = /^(LookupOptions|OagClientDependencies|ProgramOptions)\./;
const ownNames = [
  ...[
    "OagProviderArgs.privateKeyFile",
    "OagProviderArgs.caCertificateFile",
    "OagProviderArgs.validation",
    "OagProviderArgs.appDefaults",
    "GetCertificateArgs.mostRecent",
  ],
  ...["OagProviderArgs", "OagClientOptions"].flatMap((type) =>
    ["caCertificate", "serverCertificateSha256", "insecureSkipVerify", "proxy", "requestTimeout", "maxConcurrency", "maxRetries"].map(
      (member) => `${type}.${member}`,
    ),
  ),
];
const isOwn = (name: string) => ownTypes.test(name) || ownNames.includes(name);

const isSourceNamed = ({ docstring }: Argument) => /@see \S/.test(docstring);

describe("the docstrings of arguments", () => {
  const files = execFileSync("git", ["ls-files", "--", "provider/*.ts", "sdk/*.ts", "simulator/testing/*.ts"], {
    cwd: root,
    encoding: "utf8",
  })
    .trim()
    .split("\n");
  const found = files.flatMap((path) => argumentsIn(new Source(path)));
  const untold = (isTold: (argument: Argument) => boolean) => (list: readonly Argument[]) =>
    list.filter((argument) => !isTold(argument)).map(({ name }) => name);

  it("say of everything that a program may leave out, of whatever it hands to a package, what holds without it", function says() {
    this.timeout(120_000);
    const optional = optionalMembers();
    const named = optional.map(({ name }) => name);
    expect(found.filter(({ isOptional, name }) => isOptional && !named.includes(name))).to.deep.equal([]);
    expect(named).to.include.members(["OagClientOptions.proxy", "Fault.status", "RuleTuning.options", "ListOptions.onRefused"]);
    expect(optional.filter(({ without }) => without === "").map(({ file, name }) => `${file}: ${name}`)).to.deep.equal([]);
  });

  it("say of every argument where it is documented, but for what is the package's own", () => {
    const documented = found.filter(({ name }) => !isOwn(name));
    expect(documented.length).to.be.at.least(200);
    expect(untold(isSourceNamed)(documented)).to.deep.equal([]);
    expect(found.filter((argument) => isOwn(argument.name) && isSourceNamed(argument)).map(({ name }) => name)).to.deep.equal([]);
  });
});
