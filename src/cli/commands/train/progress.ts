/** `latchkey train --reset`: forgets a person's attempts on this computer. */
import {stateFolder} from '../../../engine/sessions.ts';
import {forgetProgress} from '../../../training/progress.ts';
import {type Io, say} from '../../io.ts';
import {personOf} from '../../lesson/play.ts';

/** Always 0; sessions and their reports stay. */
export function resetProgress(options: {readonly person?: string}, io: Io): number {
  const person = personOf(options);
  const isForgotten = forgetProgress(stateFolder(io.environment), person);
  say(
    io,
    isForgotten ? `The progress of ${person} is forgotten.` : `${person} has no progress yet.`,
  );
  return 0;
}
