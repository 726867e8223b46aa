/** Splits a runbook's Markdown: front matter, prose before the first heading, and step blocks. */
import type {Code, Nodes, RootContent} from 'mdast';
import {fromMarkdown} from 'mdast-util-from-markdown';
import {type Place, type Problem, problemAt} from './place.ts';
import {readBlock, type YamlBlock} from './yaml-block.ts';

/** A fenced `step` block with the heading and the prose above it. */
export type Section = {
  /** Empty when no heading stands above. */
  readonly title: string;
  readonly prose: string;
  readonly block: YamlBlock;
  readonly place: Place;
};

/** A file taken apart. */
export type Sections = {
  /** Undefined when the file does not begin with front matter. */
  readonly front?: YamlBlock;
  readonly intro: string;
  readonly steps: readonly Section[];
  readonly problems: readonly Problem[];
};

const frontMatter = /^---\n([\s\S]*?\n)?---[ \t]*(?:\n|$)/;

/** Splits a file; positions count from its first character. */
export function sectionsOf(file: string, source: string): Sections {
  const {front, body} = frontAndBody(file, source);
  return {front, ...stepsOf(file, body)};
}

/** The front matter, and the rest with blank lines in its place. */
export function frontAndBody(
  file: string,
  source: string,
): {readonly front: YamlBlock | undefined; readonly body: string} {
  const text = source.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n');
  const match = frontMatter.exec(text);
  const front = match ? readBlock(match[1] ?? '', {file, line: 2, indentOf: () => 0}) : undefined;
  // Blank lines in its place keep the positions of everything below.
  const body = text.replace(frontMatter, (matter) => matter.replace(/[^\n]/g, ''));
  return {front, body};
}

function stepsOf(file: string, body: string): Omit<Sections, 'front'> {
  const lines = body.split('\n');
  const steps: Section[] = [];
  const problems: Problem[] = [];
  let title: string | undefined;
  let intro = '';
  let prose: string[] = [];
  for (const node of fromMarkdown(body).children) {
    problems.push(...misplaced(file, node));
    if (node.type === 'heading') {
      if (title === undefined) intro = prose.join('\n\n');
      title = textOf(node);
      prose = [];
    } else if (isStep(node)) {
      steps.push({
        title: title ?? '',
        prose: prose.join('\n\n'),
        block: readBlock(node.value, originOf(file, node, lines)),
        place: placeOf(file, node),
      });
      title = '';
      prose = [];
    } else {
      const words = textOf(node);
      if (words !== '') prose.push(words);
    }
  }
  return {intro: title === undefined ? prose.join('\n\n') : intro, steps, problems};
}

function isStep(node: RootContent): node is Code {
  return node.type === 'code' && node.lang === 'step';
}

/** Where a node of the Markdown begins. */
export function placeOf(file: string, node: Nodes): Place {
  const start = node.position?.start;
  return {file, line: start?.line ?? 1, column: start?.column ?? 1};
}

/** The block begins on the line after its fence; the fence's indent is cut off every line. */
export function originOf(file: string, node: Code, lines: readonly string[]) {
  const fence = placeOf(file, node);
  return {
    file,
    line: fence.line + 1,
    indentOf(line: number): number {
      const blanks = /^ */.exec(lines[line - 1] ?? '')?.[0].length ?? 0;
      return Math.min(fence.column - 1, blanks);
    },
  };
}

/** A step inside a list or a quotation, or under a misspelt name, would never run. */
function misplaced(file: string, node: Nodes, isTop = true): readonly Problem[] {
  if (node.type === 'code') {
    const isNested = node.lang === 'step' && !isTop;
    if (isNested || /^steps?[:,.]?$/i.test(node.lang ?? '') !== (node.lang === 'step')) {
      return [
        problemAt(
          placeOf(file, node),
          'misplaced-step',
          isNested
            ? 'This step stands inside a list or a quotation, where it would not run.'
            : `This block is called "${node.lang}", so it would not run.`,
          isNested
            ? 'Move the block to the left margin, below a heading.'
            : 'Write ```step as its first line.',
        ),
      ];
    }
  }
  return 'children' in node ? node.children.flatMap((child) => misplaced(file, child, false)) : [];
}

/** The words of a node without its markup: a screen shows them, not Markdown. */
export function textOf(node: Nodes): string {
  switch (node.type) {
    case 'text':
      return node.value.replaceAll('\n', ' ');
    case 'inlineCode':
    case 'code':
      return node.value;
    case 'break':
      return ' ';
    case 'list':
      return node.children.map((item) => `- ${textOf(item)}`).join('\n');
    case 'listItem':
    case 'blockquote':
      return node.children.map(textOf).join('\n');
    default:
      return 'children' in node ? node.children.map(textOf).join('') : '';
  }
}
