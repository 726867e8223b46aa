/** `latchkey train`: lessons on a simulated AWS, with a coach, hints, questions and a score. */
import {Option} from 'commander';
import type {AddCommand} from '../command.ts';
import type {LessonOptions} from '../lesson/play.ts';
import {frontEndOf, withSessionOptions} from '../options.ts';

type TrainOptions = LessonOptions & {readonly list?: boolean; readonly reset?: boolean};

const person = () =>
  new Option('--person <name>', 'whose progress; default: who is logged in on this machine');

export const addTrain: AddCommand = (program, io, done) => {
  const train = withSessionOptions(program.command('train'))
    .description('guided training on a simulated AWS; nothing is real')
    .argument('[lesson]', 'its id or its number; without it, the list')
    .option('--list', 'the lessons and how far you are')
    .option('--reset', 'forget your progress')
    .addOption(person())
    .option(
      '--serve',
      'let the AWS CLI and other tools join on 127.0.0.1; what is done there counts',
    )
    .option('--port <number>', 'with --serve: the port; 0 takes a free one')
    .action(async (lesson: string | undefined, options: TrainOptions) => {
      if (options.reset) {
        const {resetProgress} = await import('./train/progress.ts');
        done(resetProgress(options, io));
      } else if (!options.list && lesson === undefined && frontEndOf(options, io) === 'screen') {
        const {openLessons} = await import('./train/choose.ts');
        done(await openLessons(options, io));
      } else if (options.list || lesson === undefined) {
        const {listLessons} = await import('./train/list.ts');
        done(await listLessons(options, io));
      } else {
        const {trainLesson} = await import('./train/lesson.ts');
        done(await trainLesson(lesson, options, io));
      }
    });
  train
    .command('rules')
    .description('every rule of the score, of all lessons or of one')
    .argument('[lesson]', 'its id or its number')
    .action(async (lesson: string | undefined) => {
      const {printRules} = await import('./train/rules.ts');
      done(await printRules(lesson, io));
    });
  train
    .command('report')
    .description('Markdown for a team lead: your progress, or the debrief of one session')
    .argument('[session]', 'its id; without it, your progress')
    .addOption(person())
    .option('--output <file>', 'write it there')
    .action(async (session: string | undefined, options: {person?: string; output?: string}) => {
      const {trainingReport} = await import('./train/report.ts');
      done(await trainingReport(session, options, io));
    });
};
