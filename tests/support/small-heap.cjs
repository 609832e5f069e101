// A process that lives for a second makes some 100 MB of objects and keeps few. As Node.js begins, with room for one megabyte of new
// ones, and with four threads that look through it on two cores, a tenth of its processor time goes into collecting them.
const { setFlagsFromString } = require("node:v8");

for (const flag of ["--min-semi-space-size=16", "--single-threaded-gc"]) setFlagsFromString(flag);
