/** Training in Markdown for a team lead: a person's attempts, or one attempt in full. */
import {counted} from '../../core/words/text.ts';
import type {DebriefPage} from '../../engine/training-view.ts';
import type {Lesson} from '../lesson/lesson.ts';
import type {Progress} from '../progress.ts';
import {bestOf} from '../progress.ts';
import {capWords, costWords, evidenceWords, headline, missedWords, pointWords} from './words.ts';

/** One attempt. */
export function debriefMarkdown(page: DebriefPage, session: string): string {
  const {order, title} = page.lesson;
  return [
    `# Debrief: lesson ${order}, ${escaped(title)}`,
    '',
    'TRAINING on a simulated AWS. Nothing in it was real.',
    '',
    `**${headline(page)}** ${escaped(page.progress)}`,
    '',
    ...list('Unsafe acts', capWords(page)),
    ...list('Points', pointWords(page)),
    ...list('Why points are missing', missedWords(page)),
    '## Own path and reference path',
    '',
    '| Night | Own path | Night | Reference path |',
    '| --- | --- | --- | --- |',
    ...page.path.map(
      ({at, own, referenceAt, reference, isAmiss}) =>
        `| ${at || '–'} | ${escaped(own) || '–'}${isAmiss ? ' (!)' : ''} | ${referenceAt || '–'} | ${escaped(reference) || '–'} |`,
    ),
    '',
    ...list('Off the reference path', costWords(page)),
    ...list('Evidence that was not asked for', evidenceWords(page)),
    ...list(
      'Runbooks',
      page.runbooks.map((id) => `[${id}](runbooks/${id}.md)`),
      false,
    ),
    `Take with you: ${escaped(page.takeaway)}`,
    '',
    `Session: ${session}`,
    '',
  ].join('\n');
}

/** All lessons of a person. */
export function progressMarkdown(lessons: readonly Lesson[], progress: Progress): string {
  const rows = lessons.map((lesson) => {
    const {id, order, title} = lesson;
    const best = bestOf(progress, id);
    const tries = progress.attempts.filter((attempt) => attempt.lesson === id);
    const safety = best === undefined ? '–' : best.safety;
    const points = best === undefined ? '–' : String(best.points);
    const minutes = best === undefined ? '–' : counted(best.minutes, 'minute');
    return `| ${order} | ${escaped(title)} | ${points} | ${safety} | ${minutes} | ${tries.length} |`;
  });
  const solved = lessons.filter(({id}) => bestOf(progress, id) !== undefined).length;
  return [
    `# Training of ${escaped(progress.person)}`,
    '',
    `${solved} of ${lessons.length} lessons solved. The score of a lesson is at most 100; its rules are what \`latchkey train rules\` prints.`,
    '',
    '| | Lesson | Best | Safety | Simulated time | Attempts |',
    '| --- | --- | --- | --- | --- | --- |',
    ...rows,
    '',
  ].join('\n');
}

function list(title: string, items: readonly string[], isText = true): readonly string[] {
  if (items.length === 0) return [];
  return [`## ${title}`, '', ...items.map((item) => `- ${isText ? escaped(item) : item}`), ''];
}

/** Names come from files and people: none of them may become Markdown or HTML. */
function escaped(text: string): string {
  return text.replace(/[\\`*_{}[\]<>|#]/g, (character) => `\\${character}`);
}
