/** A key policy while it is being repaired: statements as they were written, changed one by one. */
import type {Json, JsonObject} from '../../core/json.ts';
import type {Edit} from '../../policy/change/change.ts';
import type {PolicyDocument} from '../../policy/document.ts';
import {parsePolicy} from '../../policy/parse/parse.ts';

/** The whole document, and its statements in their order. */
export type Draft = {
  readonly document: JsonObject;
  readonly statements: readonly Json[];
  /** What was done to it, in order. */
  readonly done: readonly Done[];
};

/** A statement before and after; `before` is undefined where it is new. */
export type Done = {readonly before?: Json; readonly after: JsonObject};

// facts/aws.md §2.8: what KMS takes; a text with indents may be longer than the one it replaces.
const most = 32_768;

/** The draft of a text; undefined where it is no policy. */
export function draftOf(text: string): Draft | undefined {
  if (!parsePolicy(text).ok) return undefined;
  const document: JsonObject = JSON.parse(text);
  const statements = [document.Statement ?? []].flat() as readonly Json[];
  return {document, statements, done: []};
}

/** The draft with a statement in front of the others: where the console puts the account's. */
export function withFirst(draft: Draft, after: JsonObject): Draft {
  const statement = {...after, Sid: freeSid(draft, String(after.Sid))};
  return {
    ...draft,
    statements: [statement, ...draft.statements],
    done: [...draft.done, {after: statement}],
  };
}

/** The draft with one statement in the place of another; all others stay as they are. */
export function withStatement(draft: Draft, index: number, after: JsonObject): Draft {
  const before = draft.statements[index];
  if (before === undefined) return draft;
  return {
    ...draft,
    statements: draft.statements.with(index, after),
    done: [...draft.done, {before, after}],
  };
}

/** The draft after an edit of the evaluator; undefined for one that would drop a statement. */
export function withEdit(draft: Draft, edit: Edit): Draft | undefined {
  if (edit.policyType !== 'resource') return undefined;
  switch (edit.type) {
    case 'edit':
      return withStatement(draft, edit.index, edit.after);
    case 'add': {
      const statement = {...edit.after, Sid: freeSid(draft, String(edit.after.Sid))};
      return {
        ...draft,
        statements: [...draft.statements, statement],
        done: [...draft.done, {after: statement}],
      };
    }
    case 'remove':
      return undefined;
  }
}

/** The text to send: easy to read where KMS takes it so. */
export function textOf({document, statements}: Draft): string {
  const whole = {...document, Statement: statements};
  const pretty = JSON.stringify(whole, undefined, 2);
  return new TextEncoder().encode(pretty).length <= most ? pretty : JSON.stringify(whole);
}

/** The same as the evaluator reads it. Undefined where it could not be read. */
export function documentOf(draft: Draft): PolicyDocument | undefined {
  const parsed = parsePolicy(textOf(draft));
  return parsed.ok ? parsed.document : undefined;
}

/** KMS wants every Sid once. */
function freeSid({statements}: Draft, wanted: string): string {
  const taken = new Set(statements.map((one) => (isObject(one) ? one.Sid : undefined)));
  for (let count = 1; ; count += 1) {
    const sid = count === 1 ? wanted : `${wanted}${count}`;
    if (!taken.has(sid)) return sid;
  }
}

function isObject(value: Json): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
