/** The moments a picture has room for: what happened before, every change, the first and the last. */
import type {ReportMoment} from './report.ts';

const mostMoments = 24;

/** In order; answers to questions and repeated sights are left to the table. */
export function mainMoments(timeline: readonly ReportMoment[]): readonly ReportMoment[] {
  const main = timeline.filter(({kind, what}) => kind !== 'decided' && !what.startsWith('plan:'));
  if (main.length <= mostMoments) return main;
  const kept = main.filter(({kind}) => kind !== 'seen' && kind !== 'noted');
  if (kept.length <= mostMoments) return kept;
  return [...kept.slice(0, mostMoments / 2), ...kept.slice(-mostMoments / 2)];
}
