/** A report in one of its three formats. */
import {jsonText} from '../core/json.ts';
import {htmlOf} from './html/page.ts';
import {markdownOf} from './markdown.ts';
import type {Report} from './report.ts';

/** The formats, by the ending of their file. */
export const formats = ['md', 'html', 'json'] as const;
export type ReportFormat = (typeof formats)[number];

/** The whole file. */
export function render(report: Report, format: ReportFormat): string {
  switch (format) {
    case 'md':
      return markdownOf(report);
    case 'html':
      return htmlOf(report);
    case 'json':
      return `${jsonText(report)}\n`;
  }
}
