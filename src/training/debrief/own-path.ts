/** The path that was taken: what was found, changed, bought, noted and ended, from the record alone. */
import type {Entry} from '../../core/entry.ts';
import {trainer} from '../../core/trainer.ts';
import {noteOf} from '../notes.ts';
import type {PlayedRequest, StateOfPlay} from '../state-of-play.ts';

/** One move. Moves with the same key do the same. */
export type OwnMove = {readonly key: string; readonly at: string; readonly words: string};

/** The moves in their order. Changes count wherever they were sent from. */
export function ownPath(entries: readonly Entry[], state: StateOfPlay): readonly OwnMove[] {
  const changes = state.requests.filter(({mode}) => mode === 'change').map(changeMove);
  const moves = [...entries.flatMap(entryMove), ...changes].sort(
    (a, b) => Date.parse(a.at) - Date.parse(b.at),
  );
  return collapsed(moves);
}

/** A call that is sent again and again is one move. */
function collapsed(moves: readonly OwnMove[]): readonly OwnMove[] {
  const runs: {move: OwnMove; times: number}[] = [];
  for (const move of moves) {
    const last = runs.at(-1);
    if (last?.move.words === move.words) last.times += 1;
    else runs.push({move, times: 1});
  }
  return runs.map(({move, times}) =>
    times === 1 ? move : {...move, words: `${move.words} (${times} times)`},
  );
}

function changeMove({call, at, outcome, code}: PlayedRequest): OwnMove {
  return outcome === 'ok'
    ? {key: call, at, words: call}
    : {key: `${call} refused`, at, words: `${call}, refused: ${code || 'no answer'}`};
}

function entryMove(entry: Entry): readonly OwnMove[] {
  const {at} = entry;
  switch (entry.type) {
    case 'diagnosed': {
      const causes = entry.diagnosis.findings.map(({cause}) => cause).join(', ');
      const {verdict} = entry.diagnosis;
      return [{key: `diagnosed ${verdict}`, at, words: `diagnosis: ${causes || verdict}`}];
    }
    case 'noted': {
      const note = noteOf(entry);
      if (note?.type === 'hint') return [{key: 'hint', at, words: `hint ${note.level}`}];
      if (note?.type === 'answer') {
        const words = `question ${note.question}: ${note.isRight ? 'right' : 'wrong'}`;
        return [{key: `question ${note.question}`, at, words}];
      }
      return entry.by === trainer ? [] : [{key: 'note', at, words: 'a note for the hand-over'}];
    }
    case 'closed':
      return [{key: `end ${entry.outcome}`, at, words: `end: ${entry.outcome}`}];
    default:
      return [];
  }
}
