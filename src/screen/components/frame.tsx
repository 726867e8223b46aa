/** The frame: exactly as many rows as the terminal has, each painted by itself. */
import {Box, Transform} from 'ink';
import {memo} from 'react';
import type {Page, Place} from '../page.ts';
import {paint} from '../paint.ts';
import {bodyRows, type Size} from '../size.ts';
import {clipLine, type Line} from '../text/line.ts';
import type {Theme} from '../theme.ts';
import {footerLine} from './footer.ts';
import {lowerRule, titleRule} from './rule.ts';
import {padRows} from './stack.ts';

/**
 * A row that did not change is not painted again. Ink lays out a blank only and the row takes its
 * place: it is cut and stripped already, and to Ink measuring all of them again costs more than
 * everything else about a frame.
 */
const Row = memo(function Row({content}: {readonly content: string}) {
  return (
    <Box height={1} flexShrink={0}>
      <Transform transform={() => content} accessibilityLabel={content}>
        {' '}
      </Transform>
    </Box>
  );
});

/** Lines as rows of the whole terminal. */
export function Rows({
  lines,
  size,
  theme,
}: {
  readonly lines: readonly Line[];
  readonly size: Size;
  readonly theme: Theme;
}) {
  const {columns, rows} = size;
  const all = padRows(lines, rows).slice(0, rows);
  return (
    <Box flexDirection="column" width={columns} height={rows}>
      {all.map((line, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a row of the terminal is its index
        <Row key={row} content={paint(clipLine(line, columns), theme)} />
      ))}
    </Box>
  );
}

/** All rows of a page: header, rule, body, lower rule, keys. */
export function frameLines(page: Page, place: Place, size: Size): readonly Line[] {
  const {columns} = size;
  const rows = bodyRows(size);
  return [
    ...page.header,
    titleRule(page.title, page.mode, columns),
    ...padRows(page.body, rows).slice(0, rows),
    lowerRule(page.status, page.position ?? '', columns),
    footerLine(page, place, columns),
  ];
}
