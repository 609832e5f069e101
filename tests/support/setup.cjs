// Programs and plugin processes that tests start are not measured for coverage: what they run is measured in process too, and
// hundreds of them writing what they covered would take a fifth of the gate's time. The workers themselves are measured.
if (process.env.MOCHA_WORKER_ID !== undefined) delete process.env.NODE_V8_COVERAGE;
