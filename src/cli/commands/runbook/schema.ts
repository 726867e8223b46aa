/** `latchkey runbook schema`: the JSON Schema of a step block, for editors. */
import {stepSchema} from '../../../runbook/step-schema.ts';
import {type Io, print} from '../../io.ts';

/** Prints it; always 0. */
export function printSchema(io: Io): number {
  print(io, JSON.stringify(stepSchema(), undefined, 2));
  return 0;
}
