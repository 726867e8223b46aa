/** Plain JSON: everything that flows through Latchkey can be written to the journal as it is. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;

/** A JSON object with readonly members. */
export type JsonObject = {readonly [name: string]: Json | undefined};

// Characters that a terminal obeys or that reorder text; as escapes they are harmless everywhere.
const unprintable = /[\u007F-\u009F\u061C\u200B-\u200F\u2028-\u202E\u2060-\u206F\uFEFF]/g;

/** JSON on one line whose text can be shown on a terminal as it is. */
export function jsonLine(value: object): string {
  return escaped(JSON.stringify(value));
}

/** The same over several lines, for a file that a person opens. */
export function jsonText(value: object): string {
  return escaped(JSON.stringify(value, undefined, 2));
}

function escaped(json: string): string {
  return json.replace(
    unprintable,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
