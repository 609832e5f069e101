/**
 * Tests of a team's own programs: who may open which path of an app, and whole programs on stand-ins.
 * @module pulumi-oag-simulator/testing
 */
export { type AccessAssertion, expectAccess, type PathsOf } from "./access";
export { type MadeUp, RecordingMocks } from "./mocks";
export { type ProgramOptions, type TestedProgram, testProgram } from "./program";
export { type TestedResource, TestedStack } from "./stack";
