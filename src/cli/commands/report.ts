/** `latchkey report`: the report of a session, written from its journal alone. */
import path from 'node:path';
import {UsageError} from '../../core/errors.ts';
import {formats, type ReportFormat} from '../../report/render.ts';
import type {AddCommand} from '../command.ts';
import {type Io, say} from '../io.ts';

type ReportOptions = {
  readonly format?: string;
  readonly output?: string;
  readonly redact?: boolean;
};

export const addReport: AddCommand = (program, io, done) => {
  program
    .command('report')
    .description('write the report of a session')
    .argument('<session>', 'its id, or the beginning of it')
    .option('--format <format>', 'md, html or json; default: what --output ends in, else md')
    .option('--output <file>', 'write it there; without it, to stdout')
    .option('--redact', 'mask account ids, ARNs and names, the same ones the same way')
    .action(async (id: string, options: ReportOptions) => {
      done(await report(id, options, io));
    });
};

async function report(text: string, options: ReportOptions, io: Io): Promise<number> {
  const format = formatOf(options);
  const [{findSession}, {sessionFolder, stateFolder}, files, {render}] = await Promise.all([
    import('../../engine/find-session.ts'),
    import('../../engine/sessions.ts'),
    import('../../report/report-file.ts'),
    import('../../report/render.ts'),
  ]);
  const state = stateFolder(io.environment);
  const id = findSession(state, text);
  const made = files.reportOfSession(sessionFolder(state, id), id, options.redact);
  const page = render(made, format);
  if (options.output === undefined) {
    io.stdout.write(page);
    return 0;
  }
  files.writeReport(options.output, page);
  say(io, `Report: ${path.resolve(options.output)}`);
  return 0;
}

function formatOf({format, output}: ReportOptions): ReportFormat {
  const ending = output === undefined ? '' : path.extname(output).slice(1).toLowerCase();
  const wanted = format ?? (isFormat(ending) ? ending : 'md');
  if (isFormat(wanted)) return wanted;
  throw new UsageError(`"${wanted.slice(0, 40)}" is not a format of the report.`, [
    'Use --format md, html or json.',
  ]);
}

function isFormat(text: string): text is ReportFormat {
  return formats.some((format) => format === text);
}
