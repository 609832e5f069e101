/** Whether this is the long run, which tries all of what the gate tries a part of. */
export const isLong = Boolean(process.env.PULUMI_OAG_TEST_LONG);
