/** Plain JSON: everything that flows through Latchkey can be written to the journal as it is. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;

/** A JSON object with readonly members. */
export type JsonObject = {readonly [name: string]: Json | undefined};
