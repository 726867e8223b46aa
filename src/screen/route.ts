/** The route: which page a scene shows. It follows from `decide`, what has to be read, and overlays. */
import {kindOfCode} from '../aws/error-kind.ts';
import type {Briefing} from '../causes/briefing.ts';
import {isoTime} from '../core/clock.ts';
import {decide} from '../core/decide.ts';
import type {Question} from '../core/question.ts';
import type {Session} from '../core/session.ts';
import type {View} from '../engine/front-end.ts';
import {confirmationOf, lastAsked} from './asked.ts';
import type {OverlayName} from './command.ts';
import {facilitatorOverlay} from './facilitator/overlays.ts';
import {facilitatorPage} from './facilitator/page.ts';
import {roomy} from './lesson/coach-band.ts';
import {hintPage} from './lesson/hint.ts';
import {lessonsPage} from './lesson/lessons.ts';
import {inLesson, lessonRoute, sizeInLesson} from './lesson-route.ts';
import type {Page, Setting, Unkeyed} from './page.ts';
import {placeOf, type Scene} from './scene.ts';
import {approvalPage} from './screens/approval.ts';
import {blastPage} from './screens/blast.ts';
import {choicePage} from './screens/choice.ts';
import {choiceTablePage} from './screens/choice-table.ts';
import {collectPage} from './screens/collect.ts';
import {confirmPage} from './screens/confirm.ts';
import {copiedPage} from './screens/copied.ts';
import {credentialsPage} from './screens/credentials.ts';
import {diagnosisPage, soFarPage} from './screens/diagnosis.ts';
import {endPage} from './screens/end.ts';
import {evidencePage} from './screens/evidence.ts';
import {failedPage} from './screens/failed.ts';
import {helpPage} from './screens/help.ts';
import {entryPage, logPage} from './screens/log.ts';
import {notePage} from './screens/note.ts';
import {pickPage} from './screens/pick.ts';
import {quitPage} from './screens/quit.ts';
import {reportPage} from './screens/report.ts';
import {resumePage} from './screens/resume.ts';
import {openingPage, scenariosPage, startPage} from './screens/start.ts';
import {textPage} from './screens/text-question.ts';
import {undoPage} from './screens/undo.ts';
import {waitingPage} from './screens/waiting.ts';
import {waysPage} from './screens/ways.ts';
import {workingPage} from './screens/working.ts';
import {wouldCallPage} from './screens/would-call.ts';
import type {Size} from './size.ts';
import {withTimeKeys} from './time-keys.ts';
import {nextToRead, type ToRead} from './to-read.ts';

/** A page not made yet: the key of its state, and how to make it. */
type Route = {readonly key: string; make(setting: Setting): Unkeyed};

/** Puts a diagnosis into words; `isTrailOpen` while CloudTrail is still being asked. */
export type Brief = (session: Session, isTrailOpen?: boolean) => Briefing;

/** The page of a scene at a size. */
export function pageOf(scene: Scene, size: Size, brief: Brief): Page {
  const base = baseRoute(scene, brief);
  const name = scene.overlays.at(-1);
  const route = name === undefined ? base : overlayRoute(name, scene, base, size, brief);
  return pageFor(route, scene, size);
}

/** The key of the page beneath all overlays: it changes when the engine moves on. */
export function baseKey(scene: Scene, brief: Brief): string {
  return baseRoute(scene, brief).key;
}

function pageFor(route: Route, scene: Scene, size: Size): Page {
  const training = scene.stage.type === 'session' ? scene.stage.view.training : undefined;
  const setting: Setting = {
    size: sizeInLesson(size, training),
    place: placeOf(scene, route.key),
    now: isoTime(scene.now),
    offsetMinutes: scene.offsetMinutes,
    notice: scene.notice === '' ? scene.unread : scene.notice,
  };
  const page = inLesson(withTimeKeys(route.make(setting), scene), training, size);
  return {...page, key: route.key};
}

function baseRoute(scene: Scene, brief: Brief): Route {
  const {stage, start, version} = scene;
  switch (stage.type) {
    case 'opening':
      return {key: 'opening', make: (setting) => openingPage({start, version, setting})};
    case 'start':
      return stage.areScenariosOpen
        ? {key: 'scenarios', make: (setting) => scenariosPage({start, version, setting})}
        : {key: 'start', make: (setting) => startPage({start, version, setting})};
    case 'pick': {
      const {view, rows, locked} = stage.pick;
      return {key: 'pick', make: (setting) => pickPage({pick: view, rows, locked, setting})};
    }
    case 'lessons': {
      const {lessons} = stage;
      return {key: 'lessons', make: (setting) => lessonsPage({lessons, setting})};
    }
    case 'facilitator': {
      const {view} = stage;
      return {key: 'facilitator', make: (setting) => facilitatorPage({view, setting})};
    }
    case 'session':
      return sessionRoute(scene, stage.view, brief);
  }
}

function sessionRoute(scene: Scene, view: View, brief: Brief): Route {
  const {session, entries, activity} = view;
  const lesson = lessonRoute(view, brief);
  if (lesson) return lesson;
  if (activity.type === 'observing') {
    const {soFar} = activity;
    if (soFar) {
      const known = {...session, diagnosis: soFar};
      return {
        key: 'diagnosis:so-far',
        make: (setting) => soFarPage({session: known, briefing: brief(known, true), setting}),
      };
    }
    return {key: 'collect', make: (setting) => collectPage({session, activity, setting})};
  }
  const decision = decide(session);
  const unread = nextToRead(entries, scene.read);
  const isLooking = decision.type === 'run' && decision.doing === 'check';
  if (unread && !isLooking && decision.type !== 'observe') return readRoute(unread, view);
  if (decision.type === 'stop') return endRoute(view, brief);
  if (decision.type === 'ask') {
    return askRoute(scene, view, decision, brief);
  }
  const step = 'step' in decision ? decision.step.id : '';
  if (decision.type === 'wait' || activity.type === 'waiting') {
    return waitRoute(view, activity.type === 'waiting' ? activity.step : step);
  }
  return {key: 'working', make: (setting) => workingPage({session, step, activity, setting})};
}

function readRoute(unread: ToRead, {session, entries}: View): Route {
  const {seq} = unread;
  if (unread.type === 'opened') {
    return {key: `resume:${seq}`, make: (setting) => resumePage({session, entries, seq, setting})};
  }
  const question = confirmationOf(entries, unread.step ?? '');
  return {
    key: `would-call:${seq}`,
    make: (setting) => wouldCallPage({session, entry: unread, question, setting}),
  };
}

/** A healthy database ends the session at once: its last page is the diagnosis. */
function endRoute({session, entries, report}: View, brief: Brief): Route {
  const isHealthy = session.closed?.outcome === 'nothing-to-do' && session.tried.length === 0;
  if (isHealthy && session.diagnosis) {
    const enter = {label: 'close', command: {type: 'finish'} as const};
    return {
      key: 'diagnosis',
      make: (setting) => diagnosisPage({session, briefing: brief(session), enter, setting}),
    };
  }
  return {key: 'end', make: (setting) => endPage({session, entries, report, setting})};
}

function askRoute(
  scene: Scene,
  view: View,
  {step, question}: {readonly step: string; readonly question: Question},
  brief: Brief,
): Route {
  const {session, entries} = view;
  const asked = lastAsked(entries);
  const common = {session, step};
  const key = `${question.kind}:${asked}`;
  switch (question.kind) {
    case 'way': {
      if (scene.waysFor === asked) {
        return {key, make: (setting) => waysPage({session, question, setting})};
      }
      const enter = {label: 'ways back', command: {type: 'ways', open: true} as const};
      return {
        key: `diagnosis:${asked}`,
        make: (setting) => diagnosisPage({session, briefing: brief(session), enter, setting}),
      };
    }
    case 'confirm':
      return {key, make: (setting) => confirmPage({...common, question, setting})};
    case 'choice':
      return {
        key,
        make: (setting) =>
          question.columns
            ? choiceTablePage({...common, question, setting})
            : choicePage({...common, question, setting}),
      };
    case 'approval':
      return {key, make: (setting) => approvalPage({...common, question, setting})};
    case 'text':
      return {key, make: (setting) => textPage({...common, question, setting})};
    case 'failure': {
      if (kindOfCode(question.code) === 'expired-credentials') {
        return {key, make: (setting) => credentialsPage({session, question, setting})};
      }
      const command = confirmationOf(entries, step.replace(/\.failed$/, ''))?.command ?? '';
      return {key, make: (setting) => failedPage({...common, question, command, setting})};
    }
  }
}

function waitRoute(view: View, step: string): Route {
  const {session, entries, activity} = view;
  const command = confirmationOf(entries, step)?.command ?? '';
  return {
    key: `waiting:${step}`,
    make: (setting) => waitingPage({session, step, activity, command, setting}),
  };
}

function overlayRoute(
  name: OverlayName,
  scene: Scene,
  base: Route,
  size: Size,
  brief: Brief,
): Route {
  if (name === 'help') {
    const below = scene.overlays.slice(0, -1);
    const beneath = pageOf({...scene, overlays: below}, size, brief);
    return {key: `help:${beneath.key}`, make: (setting) => helpPage({beneath, setting})};
  }
  if (scene.stage.type === 'facilitator')
    return facilitatorOverlay(name, scene, scene.stage.view, base);
  if (scene.stage.type !== 'session') return base;
  const {session, entries, activity} = scene.stage.view;
  const {copied, entrySeq: seq} = scene;
  switch (name) {
    case 'evidence':
      return {key: name, make: (setting) => evidencePage({session, entries, setting})};
    case 'blast':
      return {key: name, make: (setting) => blastPage({session, setting})};
    case 'log':
      return {key: name, make: (setting) => logPage({session, entries, setting})};
    case 'entry':
      return {
        key: `entry:${seq}`,
        make: (setting) => entryPage({session, entries, seq, setting}),
      };
    case 'undo':
      return {key: name, make: (setting) => undoPage({session, entries, setting})};
    case 'command':
      return {
        key: `command:${copied.text}`,
        make: (setting) => copiedPage({session, copied, setting}),
      };
    case 'put-in':
      return base;
    case 'hint': {
      const {training} = scene.stage.view;
      const make = (setting: Setting) =>
        training
          ? hintPage({session, training, isFolded: size.rows < roomy, setting})
          : base.make(setting);
      return {key: name, make};
    }
    case 'note':
      return {key: name, make: (setting) => notePage({session, setting})};
    case 'report': {
      const {report} = scene.stage.view;
      return report ? {key: name, make: (setting) => reportPage({session, report, setting})} : base;
    }
    case 'quit': {
      const question = session.question?.question;
      return {key: name, make: (setting) => quitPage({session, question, activity, setting})};
    }
  }
}
