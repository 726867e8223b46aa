/** What is odd about the machine that a journal is written on, said once in the journal itself. */
import {durationWords} from '../../core/words/time.ts';

/** A clock that steps back less is corrected by its network; nobody has to know. */
const jump = 2000;
/** A disk on this machine takes milliseconds. */
const slow = 5000;

/** Remembers what it has remarked. */
export class Remarks {
  #isBehind = false;
  #isSlow = false;

  /** The clock says `now`, the last entry was written at `last`; milliseconds. */
  onClock(now: number, last: number): string | undefined {
    const behind = last - now;
    const wasBehind = this.#isBehind;
    this.#isBehind = behind > (wasBehind ? 0 : jump);
    if (wasBehind || !this.#isBehind) return undefined;
    return `The clock went back by ${durationWords(behind)}. Entries keep their order: their time stands still until the clock has caught up, and "wall" says what it showed.`;
  }

  /** Writing an entry took so many milliseconds. */
  onWrite(milliseconds: number, folder: string): string | undefined {
    if (this.#isSlow || milliseconds < slow) return undefined;
    this.#isSlow = true;
    return `Writing one entry took ${durationWords(milliseconds)}: ${folder} is slow. No change is sent before its intent is written there; LATCHKEY_HOME on a local disk is faster.`;
  }
}
