/** Choices: numbered rows with the cursor on one of them; details stand beneath. */
import {type Line, lineOf, text} from '../text/line.ts';
import {wrap} from '../text/wrap.ts';
import {pointer} from './table.ts';

/** One choice. A dead one stays, dimmed, and says on Enter why it cannot be taken. */
export type Choice = {readonly label: string; readonly detail?: string; readonly isDead?: boolean};

/** The lines of all choices. */
export function choiceLines(
  choices: readonly Choice[],
  cursor: number,
  columns: number,
): readonly Line[] {
  return choiceBlocks(choices, cursor, columns).flat();
}

/** The lines of each choice, for lists that may be longer than their place. */
export function choiceBlocks(
  choices: readonly Choice[],
  cursor: number,
  columns: number,
): readonly (readonly Line[])[] {
  return choices.map((choice, index) => choiceBlock(choice, index, index === cursor, columns));
}

function choiceBlock(
  choice: Choice,
  index: number,
  isHere: boolean,
  columns: number,
): readonly Line[] {
  const tone = choice.isDead ? 'muted' : isHere ? 'strong' : 'plain';
  const number = `${index + 1} `;
  const indent = 3 + number.length;
  const label = wrap(choice.label, columns - indent).map((row, at) =>
    at === 0
      ? [...pointer(isHere), text(number, tone), text(row, tone)]
      : lineOf(' '.repeat(indent), text(row, tone)),
  );
  const detail = wrap(choice.detail ?? '', columns - indent).map((row) =>
    lineOf(' '.repeat(indent), text(row, 'muted')),
  );
  return [...label, ...detail];
}
