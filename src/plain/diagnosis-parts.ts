/** The diagnosis in two parts: as soon as its cause stands, and what was added, when all is read. */
import {type Briefing, briefingOf} from '../causes/briefing.ts';
import {diagnose} from '../causes/diagnose.ts';
import {beforeAllIsRead} from '../causes/so-far.ts';
import type {Case} from '../causes/words/case.ts';
import type {Diagnosis} from '../core/diagnosis.ts';
import type {Evidence} from '../core/evidence.ts';
import type {Incident} from '../core/incident.ts';
import {counted} from '../core/words/text.ts';
import {diagnosisSays, labels, placeSays, readsOf, readWords} from './diagnosis.ts';
import {harmless} from './harmless.ts';
import type {Say} from './say.ts';
import {soFarSentence} from './so-far.ts';
import {written} from './written.ts';

/** What is known of an incident at a time; `at` is ISO 8601 in the world's time. */
export type Known = {
  readonly evidence: Evidence;
  readonly incident: Incident;
  readonly at: string;
};

/** Where the lines go. */
export type Told = {
  /** The diagnosis, line by line; nothing that was put out is taken back. */
  readonly output: (line: string) => void;
  /** A word to whoever waits. */
  readonly message: (line: string) => void;
  readonly localOffsetMinutes: number;
};

/** The first part stays as it was printed: times in the second count from the same moment. */
type Part = Known & {readonly diagnosis: Diagnosis; readonly briefing: Briefing};

/** Prints the diagnosis once, or in two parts where CloudTrail or a long list takes its time. */
export class DiagnosisInParts {
  readonly #told: Told;
  #first: Part | undefined;
  #isWaitTold = false;

  constructor(told: Told) {
    this.#told = told;
  }

  /** Not all is read: prints what is known, once a verdict or a cause stands. */
  soFar(known: Known, isTrailOpen: boolean): void {
    if (this.#first) return;
    const part = this.#part(known, {isTrailOpen, areListsOpen: true});
    const {diagnosis, briefing, evidence} = part;
    if (!stands(diagnosis)) {
      if (isTrailOpen && !this.#isWaitTold)
        this.#told.message(soFarSentence(briefing.headline, briefing.confidence));
      this.#isWaitTold ||= isTrailOpen;
      return;
    }
    this.#first = part;
    const open = isTrailOpen ? 'CloudTrail is still being asked' : 'lists are still being read';
    const read = `${counted(readsOf(evidence).length, 'read')} so far; ${open}.`;
    this.#print([...diagnosisSays(diagnosis, briefing), placeSays(known, read)]);
  }

  /** Everything is read: the whole diagnosis, or what is new in it. */
  whole(known: Known): void {
    const first = this.#first;
    const part = this.#part({...known, at: first?.at ?? known.at});
    const read = `${readWords(known.evidence)}.`;
    const all: readonly Say[] = [
      ...diagnosisSays(part.diagnosis, part.briefing),
      placeSays(known, read),
    ];
    if (!first) this.#print(all);
    else if (isAnother(first, part))
      this.#print([headOf('the diagnosis is another one now'), ...all]);
    else this.#print(whatIsNew(first, part, read));
  }

  #part(known: Known, open?: Pick<Case, 'isTrailOpen' | 'areListsOpen'>): Part {
    const {evidence, incident, at} = known;
    const whole = diagnose(evidence, incident, at);
    const diagnosis = open ? beforeAllIsRead(whole, open.isTrailOpen === true) : whole;
    const {localOffsetMinutes} = this.#told;
    const story = {diagnosis, evidence, incident, now: at, localOffsetMinutes, ...open};
    return {...known, diagnosis, briefing: briefingOf(story)};
  }

  #print(says: readonly Say[]): void {
    for (const line of written(says, '')) this.#told.output(harmless(line));
  }
}

/** True where there is more to say than that it is not known yet. */
function stands({database, verdict, findings: [first]}: Diagnosis): boolean {
  const isSeen = first !== undefined && first.confidence !== 'possible';
  return database.status !== '' && (verdict !== 'undecided' || isSeen);
}

/** True where what stands in the first lines does not hold any more. */
function isAnother(first: Part, {diagnosis, briefing}: Part): boolean {
  return (
    diagnosis.verdict !== first.diagnosis.verdict ||
    diagnosis.findings[0]?.cause !== first.diagnosis.findings[0]?.cause ||
    briefing.confidence !== first.briefing.confidence ||
    briefing.headline !== first.briefing.headline
  );
}

/** The sentences and the lines that were not there before. */
function whatIsNew(first: Part, {briefing}: Part, read: string): readonly Say[] {
  const sentences = briefing.meaning.filter((text) => !first.briefing.meaning.includes(text));
  const before = new Map(first.briefing.rows.map(({label, lines}) => [label, lines]));
  const rows = briefing.rows
    .map(({label, lines}) => ({label: labels[label], lines: newIn(before.get(label) ?? [], lines)}))
    .filter(({lines}) => lines.length > 0);
  return [
    headOf(sentences.length + rows.length === 0 ? 'nothing is new' : 'this is new'),
    ...sentences.map((text): Say => ({type: 'text', text})),
    {type: 'rows', rows: [...rows, {label: 'Read', lines: [read]}]},
  ];
}

/** The added lines of a row; all of them where one of before holds no more. */
function newIn(before: readonly string[], lines: readonly string[]): readonly string[] {
  const holds = before.every((line) => lines.includes(line));
  return holds ? lines.filter((line) => !before.includes(line)) : lines;
}

function headOf(text: string): Say {
  return {type: 'head', word: 'ALL READ', text};
}
