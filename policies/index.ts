// What Pulumi's engine runs when it is given this package's folder: the pack with its defaults.
import { PolicyPack } from "@pulumi/policy";
import { oagPolicies } from "./pack";

new PolicyPack("pulumi-oag-policies", { policies: oagPolicies() });
