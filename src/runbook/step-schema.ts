/** The JSON Schema of a step block, made from the shape that the parser checks. */
import * as z from 'zod';
import type {Json, JsonObject} from '../core/json.ts';
import {isKind, kindNames, kinds, stepShape} from './shapes.ts';

/** What each member is for, as an editor shows it (docs/runbooks.md says more). */
const meanings: {readonly [member: string]: string} = {
  id: 'Unique in the whole plan; answers and the journal refer to it.',
  read: 'Reads with this call, such as kms:DescribeKey; fails where "assert" does not hold.',
  gather:
    'Reads a named set of facts, such as recovery.sources; fails where a check does not hold.',
  change: 'Sends this call, such as kms:EnableKey, after a confirmation.',
  choose: 'A question with computed options; empty: the heading above is the question.',
  ask: 'A question: one of "options", or a free text without them.',
  manual: 'Something to do outside AWS.',
  wait: 'What is waited for: reads until "verify" holds.',
  connect: 'Resolves the endpoint of the database and connects to its port.',
  run: 'The id of a runbook whose steps stand here.',
  stop: 'Why the session ends here.',
  only: 'For the other kind of database the step is not in the plan.',
  when: 'JMESPath over the facts; where it does not hold the step is skipped.',
  otherwise: 'The reason that is noted for a skipped step.',
  each: 'JMESPath over the facts: one step for every value, which stands as {{ each }}.',
  region: 'The Region it is sent to, where that is not the one of the database.',
  fact: 'The fact that the answer is kept as: the lost database, or the restored one.',
  again: 'The step from which an answer with "then: again" begins anew.',
  save: 'Files that members of the answer are written to, by member.',
  review: '{from: name} of a computation: the diff of the change, and what was tried.',
  expects: 'What a typed text has to be: a file, a folder, or a date in the future.',
  text: '{from: name} of a computation: a text to send, shown word for word.',
  with: 'Parameters as AWS spells them, with {{ templates }}, or {from: name} of a computation.',
  assert: 'JMESPath over the answer of "read".',
  confirm: 'yes, or type where the change reaches wide or cannot be undone.',
  'require-approval': 'A second person has to approve the change before it is sent.',
  name: 'The resource the question is about; what has to be typed for "confirm: type".',
  why: 'Why the step is done.',
  effect: 'What it does to others.',
  risk: 'What it may break.',
  undo: '{call, with}, printed and never sent; or {words}.',
  verify: 'The read that tells whether the change holds.',
  retry: 'Errors that a late change causes: sent again for "within".',
  onFailure: 'continue: a failure is noted and the plan goes on.',
  options: 'The answers, or {from: name} of a computation.',
  target: 'The identifier that the incident is about afterwards.',
  outcome: 'How a "stop" ends the session: handed-over (default) or failed.',
};

/** One alternative per kind of step, so that an editor refuses a member of another kind. */
export function stepSchema(): JsonObject {
  // Input side: what is written, before durations become seconds.
  const written = z.toJSONSchema(stepShape, {io: 'input', unrepresentable: 'any'});
  const properties: {[member: string]: Json} = {};
  for (const [name, schema] of Object.entries(written.properties ?? {})) {
    const description = meanings[name];
    const plain: JsonObject = JSON.parse(JSON.stringify(schema));
    properties[name] = description === undefined ? plain : {...plain, description};
  }
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'A step of a Latchkey runbook',
    type: 'object',
    $defs: JSON.parse(JSON.stringify(written.$defs ?? {})),
    oneOf: kindNames.filter(isKind).map((kind) => {
      const names = [kind, ...kinds[kind].may];
      return {
        title: kind,
        type: 'object',
        properties: Object.fromEntries(names.map((name) => [name, properties[name] ?? {}])),
        required: ['id', kind, ...kinds[kind].must],
        additionalProperties: false,
      };
    }),
  };
}
