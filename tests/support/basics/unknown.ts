/** What stands for a text that a preview does not know yet, on Pulumi's wire. */
export const unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
