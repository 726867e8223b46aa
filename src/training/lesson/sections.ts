/** Takes a lesson's Markdown apart: front matter, prose below headings, and fenced blocks. */
import type {Nodes} from 'mdast';
import {fromMarkdown} from 'mdast-util-from-markdown';
import {frontAndBody, originOf, placeOf, textOf} from '../../runbook/markdown.ts';
import {suggestion} from '../../runbook/nearest.ts';
import {type Place, type Problem, problemAt} from '../../runbook/place.ts';
import {readBlock, type YamlBlock} from '../../runbook/yaml-block.ts';
import {type BlockName, blockShapes, isBlockName} from './shapes.ts';

/** A fenced block, not yet understood. */
export type RawBlock = {
  readonly name: BlockName;
  readonly block: YamlBlock;
  readonly place: Place;
};

/** A lesson taken apart. */
export type LessonSections = {
  readonly front: YamlBlock | undefined;
  /** Paragraphs below each second-level heading, by its text in lower case. */
  readonly prose: ReadonlyMap<string, readonly string[]>;
  readonly blocks: readonly RawBlock[];
  readonly problems: readonly Problem[];
};

/** Code in these languages is there to be read. */
const readable = new Set(['', 'shell', 'json', 'text']);

/** Splits a file; positions count from its first character. */
export function lessonSections(file: string, source: string): LessonSections {
  const {front, body} = frontAndBody(file, source);
  const lines = body.split('\n');
  const prose = new Map<string, string[]>();
  const blocks: RawBlock[] = [];
  const problems: Problem[] = [];
  let heading = '';
  for (const node of fromMarkdown(body).children) {
    if (node.type === 'heading') {
      heading = textOf(node).toLowerCase();
      prose.set(heading, prose.get(heading) ?? []);
    } else if (node.type === 'code' && !readable.has(node.lang ?? '')) {
      const name = node.lang ?? '';
      const place = placeOf(file, node);
      if (!isBlockName(name)) problems.push(unknownBlock(name, place));
      else blocks.push({name, block: readBlock(node.value, originOf(file, node, lines)), place});
    } else {
      const words = paragraphOf(node);
      if (words !== '') prose.get(heading)?.push(words);
    }
  }
  return {front, prose, blocks, problems};
}

function paragraphOf(node: Nodes): string {
  return textOf(node).replace(/\n/g, ' ').trim();
}

function unknownBlock(name: string, place: Place): Problem {
  const names = Object.keys(blockShapes);
  return problemAt(
    place,
    'unknown-block',
    `A lesson has no blocks called "${name}".`,
    suggestion(name, names, `Blocks: ${names.join(', ')}.`),
  );
}
