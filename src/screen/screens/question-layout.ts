/** The layout of pages about a step: the steps at the left, the question in the centre, facts right. */
import type {Session} from '../../core/session.ts';
import {beside, wideColumns} from '../components/columns.ts';
import {padRows} from '../components/stack.ts';
import {stepLines} from '../components/steps.ts';
import type {Setting} from '../page.ts';
import {bodyRows, layoutOf} from '../size.ts';
import {type Line, text} from '../text/line.ts';

const stepColumns = 21;

/** Where the centre stands: its width, and how far it is from the left edge. */
export type Centre = {readonly columns: number; readonly left: number};

/** The centre's place; without a plan it has the whole width. */
export function centreOf(session: Session, setting: Setting): Centre {
  const {columns} = setting.size;
  const layout = layoutOf(setting.size);
  if (layout === 'wide') {
    const [left, centre] = wideColumns(columns);
    return {columns: centre - 1, left: left + 2};
  }
  const hasSteps = layout === 'normal' && session.plan !== undefined;
  if (!hasSteps) return {columns: columns - 2, left: 1};
  return {columns: columns - stepColumns - 3, left: stepColumns + 2};
}

/** The body: the centre with the steps and, where there is room, the facts beside it. */
export function withSteps(
  centre: readonly Line[],
  parts: {readonly session: Session; readonly step: string; readonly right: readonly Line[]},
  setting: Setting,
): readonly Line[] {
  const {columns} = setting.size;
  const rows = bodyRows(setting.size);
  const layout = layoutOf(setting.size);
  if (layout === 'wide') {
    const [left, middle, right] = wideColumns(columns);
    return beside(
      [
        {lines: sidebar(parts.session, parts.step, left), columns: left},
        {lines: centre, columns: middle},
        {lines: parts.right, columns: right},
      ],
      rows,
    );
  }
  if (layout === 'normal' && parts.session.plan) {
    const steps = stepLines(parts.session, parts.step, stepColumns);
    const sides = [
      {lines: steps, columns: stepColumns},
      {lines: centre, columns: columns - stepColumns - 2},
    ];
    return beside(sides, rows);
  }
  return padRows(
    centre.map((line): Line => [text(' '), ...line]),
    Math.min(rows, centre.length),
  );
}

/** In the wide layout the counts of what was sent stand under the steps. */
function sidebar(session: Session, step: string, columns: number): readonly Line[] {
  const steps = stepLines(session, step, columns);
  const planned = session.plan?.steps.filter((candidate) => candidate.kind === 'change').length;
  if (planned === undefined) return steps;
  const sent = session.calls.changes;
  const words = planned === 1 ? '1 change in this plan' : `${planned} changes in this plan`;
  return [...steps, [], [text(` ${words}`, 'muted')], [text(` ${sent} sent so far`, 'muted')]];
}
